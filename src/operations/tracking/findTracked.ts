import type { Payload } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { fillLink } from '@/emails/campaign/fillLink'
import { findPersonalLink } from '@/operations/campaigns/personalLinks'
import { loadSnapshot } from '@/operations/campaigns/loadSnapshot'

export type TrackedMail = { delivery: string; campaign: string; ageMs: number | null }

const age = sql`extract(epoch FROM now() - d.accepted_at) * 1000`
const ageOf = (row: { age: string | null }) => (row.age === null ? null : Number(row.age))

/** The mail whose picture a token stands for; null for a token that is not ours. */
export async function findOpened(payload: Payload, token: string): Promise<TrackedMail | null> {
  const named = findPersonalLink('open', token)
  if (!named) return null
  const [row] = await queryRows<{ campaign: string; age: string | null }>(
    payload,
    sql`SELECT d.subject AS campaign, ${age} AS age FROM deliveries d
        WHERE d.id = ${named.delivery} AND d.kind = 'campaign'`,
  )
  return row ? { delivery: named.delivery, campaign: row.campaign, ageMs: ageOf(row) } : null
}

type Row = {
  campaign: string
  age: string | null
  link: string
  url: string
  email: string
  givenName: string
  familyName: string
  locale: string
  attributes: Record<string, unknown>
}

/**
 * Where a click leads: the address stored with the campaign, its tags filled in for that person. Nothing of
 * the request has a part in it. Null for a token that is not ours or a link that is not there.
 */
export async function findClicked(
  payload: Payload,
  token: string,
): Promise<(TrackedMail & { link: string; target: string }) | null> {
  const named = findPersonalLink('click', token)
  if (!named || !Number.isSafeInteger(named.position)) return null
  const { delivery, position } = named
  const [row] = await queryRows<Row>(
    payload,
    sql`SELECT d.subject AS campaign, ${age} AS age, l.id AS link, l.url, c.email,
          coalesce(c.given_name, '') AS "givenName", coalesce(c.family_name, '') AS "familyName",
          c.locale::text AS locale, coalesce(c.attributes, '{}'::jsonb) AS attributes
        FROM deliveries d
          JOIN campaign_links l ON l.campaign_id::text = d.subject AND l.position = ${position}
          JOIN contacts c ON c.id = d.contact_id
        WHERE d.id = ${delivery} AND d.kind = 'campaign'`,
  )
  if (!row) return null
  const target = await fillTarget(payload, row)
  if (!target) return null
  const { campaign, link } = row
  return { delivery, campaign, link, target, ageMs: ageOf(row) }
}

async function fillTarget(payload: Payload, row: Row): Promise<string | null> {
  const { campaign, url, ...person } = row
  const snapshot = url.includes('{{') ? await loadSnapshot(payload, campaign) : null
  const recipient = { delivery: '', ...person }
  const filled = snapshot ? fillLink({ message: snapshot.message, recipient, template: url }) : url
  const parsed = URL.canParse(filled) ? new URL(filled) : null
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.href : null
}
