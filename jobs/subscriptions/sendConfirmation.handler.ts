import { queryRows, sql } from '@/db/sql'
import { confirmSubscriptionEmail } from '@/emails/confirmSubscriptionEmail'
import { env } from '@/env'
import { pickLocale } from '@/lib/i18n/locale'
import { parseMailbox } from '@/lib/parseMailbox'
import { sendMail } from '@/operations/deliveries/sendMail'
import { joinLinkDays, makeJoinUrl } from '@/operations/subscriptions/joinByLink'
import { skipped, type JobContext, type JobOutcome } from '@jobs/jobHandler'

type Row = {
  contact: string
  email: string
  locale: string
  list: string
  status: string
  round: string
}

/** Sends it while that round still waits. Once per round: the mail ledger sees to it. */
export async function sendConfirmationHandler(
  job: JobContext,
  { subscription, round }: { subscription: string; round: number },
): Promise<JobOutcome> {
  const [row] = await queryRows<Row>(
    job.payload,
    sql`SELECT c.id AS contact, c.email, c.locale::text AS locale, l.name AS list,
          s.status::text AS status, coalesce(s.round, 1) AS round
        FROM subscriptions s JOIN contacts c ON c.id = s.contact_id JOIN lists l ON l.id = s.list_id
        WHERE s.id = ${subscription}`,
  )
  if (!row) return skipped('the subscription is gone')
  if (row.status !== 'pending' || Number(row.round) !== round)
    return skipped('not waiting any more')
  return sendMail({
    job,
    kind: 'subscription-confirmation',
    subject: subscription,
    contact: row.contact,
    round,
    compose: async () => ({
      to: { address: row.email },
      ...confirmSubscriptionEmail({
        locale: pickLocale(row.locale),
        email: row.email,
        list: row.list,
        sender: parseMailbox(env.mailFrom).name || undefined,
        url: makeJoinUrl({ subscription, round, now: new Date() }),
        validDays: joinLinkDays,
      }),
    }),
  })
}
