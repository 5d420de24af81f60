import type { PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { queryInTransaction, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { normaliseEmail } from '@/lib/normaliseEmail'
import { hashAddress } from '@/operations/suppressions/hashAddress'

type MailReport = {
  type: 'mail.bounced' | 'mail.complained'
  email: string
  /** The `Message-ID` of the mail, with or without its angle brackets. */
  messageId?: string
  /** Whether the address will take no other mail either. */
  permanent: boolean
  reason?: string
}

/** What became of a report: whether the address is suppressed now, and which mail it is noted on. */
type Taken = { suppressed: boolean; delivery: string | null }

/**
 * Takes what a mail provider says of a mail that it had accepted. A permanent bounce ends all mail to the address, a
 * complaint all campaigns; the mail itself says so in its state, where the report names it and it went there. A
 * bounce that may pass changes nothing. Joins the caller's transaction. Safe to repeat.
 */
export async function takeMailReport(req: PayloadRequest, report: MailReport): Promise<Taken> {
  const bounced = report.type === 'mail.bounced'
  if (bounced && !report.permanent) return { suppressed: false, delivery: null }
  return inTransaction(req, async () => {
    // A link takes back that somebody left, and only that: the heavier word replaces it.
    await queryInTransaction(
      req,
      sql`INSERT INTO suppressions AS known (id, hash, reason, scope, created_at, updated_at)
          VALUES (${uuidv7()}, ${hashAddress(report.email)}, ${bounced ? 'hard_bounce' : 'complaint'},
                  ${bounced ? 'all' : 'marketing'}, now(), now())
          ON CONFLICT (hash, scope) DO UPDATE SET reason = excluded.reason, updated_at = now()
            WHERE known.reason = 'unsubscribed'`,
    )
    const [delivery] = await note(req, report)
    return { suppressed: true, delivery: delivery?.id ?? null }
  })
}

/** Only a mail that the report names, that was accepted, and that went to this address. */
async function note(req: PayloadRequest, report: MailReport): Promise<{ id: string }[]> {
  const { type, email, messageId, reason } = report
  if (!messageId) return []
  return queryInTransaction<{ id: string }>(
    req,
    sql`UPDATE deliveries d SET state = ${type === 'mail.bounced' ? 'bounced' : 'complained'},
          reason = ${reason ?? null}, updated_at = now()
        FROM contacts c
        WHERE d.message_id = ${`<${messageId.replace(/^<|>$/g, '')}>`} AND d.state = 'accepted'
          AND c.id = d.contact_id AND c.email_normalized = ${normaliseEmail(email)}
        RETURNING d.id`,
  )
}
