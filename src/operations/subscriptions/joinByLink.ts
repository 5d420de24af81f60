import type { Payload, PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { env, requireSecret } from '@/env'
import { pickLocale, type Locale } from '@/lib/i18n/locale'
import { findToken, makeToken } from '@/lib/signedToken'
import { setSubscriptions } from '@/operations/subscriptions/setSubscriptions'

export type JoinLink = {
  subscription: string
  status: string
  email: string
  list: string
  locale: Locale
}

/** How long a confirmation may wait. */
export const joinLinkDays = 14

type Making = { subscription: string; round: number; now: Date }

/** The link that confirms one round of a subscription, for the mail to that person. */
export function makeJoinUrl({ subscription, round, now }: Making): string {
  const token = makeToken({
    secret: requireSecret(),
    purpose: 'subscribe',
    parts: [subscription, String(round)],
    expiresAt: Math.floor(now.getTime() / 1000) + joinLinkDays * 86_400,
  })
  return `${env.publicUrl}/subscribe/${token}`
}

/** What such a token stands for; null when it is not ours, has expired or a later opt-in replaced it. */
export async function findJoinLink(payload: Payload, token: string): Promise<JoinLink | null> {
  const now = Math.floor(Date.now() / 1000)
  const [subscription, round] =
    findToken({ secret: requireSecret(), purpose: 'subscribe', token, now }) ?? []
  if (!subscription || !round) return null
  const [row] = await queryRows<Omit<JoinLink, 'locale'> & { locale: string }>(
    payload,
    sql`SELECT s.id AS subscription, s.status::text AS status, c.email, l.name AS list,
          c.locale::text AS locale
        FROM subscriptions s JOIN contacts c ON c.id = s.contact_id JOIN lists l ON l.id = s.list_id
        WHERE s.id = ${subscription} AND s.round = ${Number(round)}
          AND s.status IN ('pending', 'confirmed') AND l.deleted_at IS NULL`,
  )
  return row ? { ...row, locale: pickLocale(row.locale) } : null
}

/** The person confirms. Safe to repeat. */
export async function confirmByLink(req: PayloadRequest, link: JoinLink): Promise<void> {
  await inTransaction(req, async () => {
    const which = sql`s.id = ${link.subscription} AND s.status = 'pending'`
    await setSubscriptions({ req, which, to: 'confirmed', source: 'form' })
  })
}
