import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { invalidFields } from '@/errors'
import type { Locale } from '@/lib/i18n/locale'
import { makeSecret } from '@/lib/makeSecret'
import { normaliseEmail } from '@/lib/normaliseEmail'
import { outboxEntry, outboxRows } from '@/outbox/outboxRows'
import { auditRows } from '@/operations/audit/auditRows'
import { changeAddress } from '@/operations/registrations/changeAddress'
import { lockManaged } from '@/operations/registrations/manage/lockManaged'
import { sendNotice } from '@jobs/registrations/sendNotice.job'

type Input = {
  req: PayloadRequest
  token: string
  to: { email: string; givenName: string; familyName: string; locale?: Locale }
}

/**
 * The holder of a manage link gives the registration to somebody else: seat and payment stay, the secret is
 * renewed, so every earlier link and code is dead, and both are mailed.
 * @throws AppError NOT_FOUND, DEADLINE_PASSED, ALREADY_CHECKED_IN, ALREADY_REGISTERED, 422 for one's own
 *   address
 */
export async function transferManaged({ req, token, to }: Input): Promise<void> {
  await inTransaction(req, async () => {
    const locked = await lockManaged({ req, token }, 'transfer')
    if (normaliseEmail(to.email) === locked.emailNormalized) {
      const message = 'This is your own address. To correct your name, change your details.'
      throw invalidFields([{ path: 'email', message }])
    }
    const { id, contact } = locked
    const after = await changeAddress({ req, locked, ...to })
    const entry = { action: 'registrations.transferred', subjectType: 'registrations', subject: id }
    const payload = { registration: id, round: after.round, notice: 'transferred' as const }
    const mails = contact
      ? [outboxEntry({ job: sendNotice, payload: { ...payload, contact } })]
      : []
    await queryInTransaction(
      req,
      sql`WITH changed AS (
            UPDATE registrations SET given_name = ${to.givenName},
              family_name = ${to.familyName || null}, secret = ${makeSecret()}, answers = NULL,
              updated_at = now()
            WHERE id = ${id}),
          audited AS (${auditRows({ req, entries: [entry] })}),
          asked AS (${outboxRows(mails)})
          SELECT count(pg_notify('outbox', '')) FROM asked`,
    )
  })
}
