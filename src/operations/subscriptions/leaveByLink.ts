import type { Payload, PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { queryInTransaction, queryRows, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { uuidArray } from '@/db/uuidArray'
import { pickLocale, type Locale } from '@/lib/i18n/locale'
import type { FrozenAudience } from '@/operations/campaigns/frozenAudience'
import { findPersonalLink } from '@/operations/campaigns/personalLinks'
import { setSubscriptions } from '@/operations/subscriptions/setSubscriptions'
import { hashAddress } from '@/operations/suppressions/hashAddress'

/** What a link to unsubscribe stands for: one person, and the lists a campaign went to. */
export type LeaveLink = {
  contact: string
  email: string
  locale: Locale
  campaign: string
  sender: string
  audience: FrozenAudience
  /** Lists of the campaign that the person is on, or was. */
  lists: { id: string; name: string; status: string }[]
  /** No campaign reaches this person by this way any more. */
  left: boolean
}

type Row = Omit<LeaveLink, 'left' | 'lists' | 'locale'> & { locale: string }

/** Reads what a token stands for; null when it is not ours. */
export async function findLeaveLink(
  where: Payload | PayloadRequest,
  token: string,
): Promise<LeaveLink | null> {
  const named = findPersonalLink('unsubscribe', token)
  if (!named) return null
  const [row] = await queryRows<Row>(
    where,
    sql`SELECT c.id AS contact, c.email, c.locale::text AS locale, d.subject AS campaign,
          s.message -> 'from' ->> 'name' AS sender, s.audience
        FROM deliveries d JOIN contacts c ON c.id = d.contact_id
          JOIN campaign_snapshots s ON s.campaign_id::text = d.subject
        WHERE d.id = ${named.delivery} AND d.kind = 'campaign'`,
  )
  if (!row) return null
  const lists = await queryRows<LeaveLink['lists'][number]>(
    where,
    sql`SELECT l.id, l.name, s.status::text AS status FROM subscriptions s
          JOIN lists l ON l.id = s.list_id
        WHERE s.contact_id = ${row.contact} AND s.list_id = ANY(${uuidArray(row.audience.lists)})
        ORDER BY l.name`,
  )
  const [stopped] = await queryRows(
    where,
    sql`SELECT 1 FROM suppressions WHERE hash = ${hashAddress(row.email)} LIMIT 1`,
  )
  const onNone = lists.length > 0 && lists.every(({ status }) => status === 'unsubscribed')
  const left = Boolean(stopped) || (onNone && !byConditions(row.audience))
  return { ...row, locale: pickLocale(row.locale), lists, left }
}

/** Whether the campaign chose people by conditions: leaving its lists does not end that. */
const byConditions = ({ lists, filters }: FrozenAudience) =>
  lists.length === 0 || filters.length > 0

/**
 * Takes the person of a link off the lists its campaign went to. Where the campaign chose people by conditions,
 * or there is no list left to leave, the address gets no campaigns any more. Safe to repeat.
 */
export async function leaveByLink(req: PayloadRequest, link: LeaveLink): Promise<void> {
  const { contact, email, campaign, audience, lists } = link
  await inTransaction(req, async () => {
    await setSubscriptions({
      req,
      which: sql`s.contact_id = ${contact} AND s.list_id = ANY(${uuidArray(audience.lists)})`,
      to: 'unsubscribed',
      source: 'unsubscribe',
      cause: campaign,
    })
    if (!byConditions(audience) && lists.length > 0) return
    await queryInTransaction(
      req,
      sql`INSERT INTO suppressions (id, hash, reason, scope, created_at, updated_at)
          VALUES (${uuidv7()}, ${hashAddress(email)}, 'unsubscribed', 'marketing', now(), now())
          ON CONFLICT (hash, scope) DO NOTHING`,
    )
  })
}

/**
 * Takes back what the same link did: the person is on those lists again. The link was mailed to them, so using
 * it is the confirmation. A complaint, a dead address or the word of staff it does not take back.
 */
export async function returnByLink(req: PayloadRequest, link: LeaveLink): Promise<void> {
  const { contact, email, campaign, audience } = link
  const which = sql`s.contact_id = ${contact} AND s.list_id = ANY(${uuidArray(audience.lists)})
    AND s.source IN ('unsubscribe', 'form')`
  await inTransaction(req, async () => {
    const asked = await setSubscriptions({
      req,
      which: sql`${which} AND s.status = 'unsubscribed'`,
      to: 'pending',
      source: 'form',
      cause: campaign,
    })
    if (asked.length > 0) {
      const again = sql`s.contact_id = ${contact} AND s.list_id = ANY(${uuidArray(asked)})`
      await setSubscriptions({
        req,
        which: again,
        to: 'confirmed',
        source: 'form',
        cause: campaign,
      })
    }
    await queryInTransaction(
      req,
      sql`DELETE FROM suppressions
          WHERE hash = ${hashAddress(email)} AND reason = 'unsubscribed' AND scope = 'marketing'`,
    )
  })
}
