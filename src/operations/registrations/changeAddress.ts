import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { AppError } from '@/errors'
import { normaliseEmail } from '@/lib/normaliseEmail'
import { outboxRows } from '@/outbox/outboxRows'
import { upsertContact } from '@/operations/contacts/upsertContact'
import type { LockedRegistration } from '@/operations/registrations/lockRegistration'
import { mailsOnEdge } from '@/operations/registrations/mailsOnEdge'

type Input = {
  req: PayloadRequest
  locked: LockedRegistration
  email: string
  givenName?: string | null
  familyName?: string | null
}

/**
 * Gives a registration to the contact of another address, and mails that address where things stand: a new
 * round. The code in the QR stays; see `transferRegistration` for another person. In the caller's
 * transaction, the registration locked.
 * @throws AppError ALREADY_REGISTERED
 */
export async function changeAddress(input: Input): Promise<LockedRegistration> {
  const { req, locked, email, givenName, familyName } = input
  const emailNormalized = normaliseEmail(email)
  const dedupeKey = locked.dedupeKey && `${locked.event}:${emailNormalized}`
  if (dedupeKey) {
    const [other] = await queryInTransaction(
      req,
      sql`SELECT 1 FROM registrations WHERE dedupe_key = ${dedupeKey} AND id <> ${locked.id}`,
    )
    if (other) throw new AppError('ALREADY_REGISTERED')
  }
  const { id: contact, user } = await upsertContact({ req, email, givenName, familyName })
  const after = {
    ...locked,
    ...{ contact, email: email.trim(), emailNormalized, dedupeKey, round: locked.round + 1 },
  }
  const { id, status, round } = after
  const mails = mailsOnEdge({ registration: id, round, from: null, to: status })
  await queryInTransaction(
    req,
    sql`WITH changed AS (
          UPDATE registrations SET contact_id = ${contact}, user_id = ${user},
            email = ${after.email}, email_normalized = ${emailNormalized},
            dedupe_key = ${dedupeKey}, round = ${round}, updated_at = now()
          WHERE id = ${id}),
        asked AS (${outboxRows(mails)})
        SELECT count(pg_notify('outbox', '')) FROM asked`,
  )
  return after
}
