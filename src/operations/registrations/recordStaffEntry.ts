import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { afterCommit } from '@/db/strictTransactions'
import { AppError } from '@/errors'
import { seatPhase } from '@/lib/registrationStates'
import { outboxRows } from '@/outbox/outboxRows'
import { emit } from '@/realtime/emit'
import { rooms } from '@/realtime/rooms'
import { auditRows } from '@/operations/audit/auditRows'
import { lockRegistration } from '@/operations/registrations/lockRegistration'
import { mailsOnEdge } from '@/operations/registrations/mailsOnEdge'
import { webhooksOnEdge } from '@/operations/registrations/webhooksOnEdge'
import { openHolds } from '@/operations/registrations/openHolds'

/**
 * What follows the row that `prepareRegistration` made ready: the ledger of its seat, the audit entry, the
 * mail to the person, and after the commit the live notice to staff.
 */
export async function recordStaffEntry(req: PayloadRequest, id: string): Promise<void> {
  const locked = await lockRegistration(req, id)
  if (!locked) throw new AppError('NOT_FOUND')
  const { event, status, pools, round } = locked
  const phase = seatPhase[status]
  if (phase) await openHolds({ req, registration: id, pools, phase })
  const entry = {
    action: 'registrations.created',
    subjectType: 'registrations',
    subject: id,
    diff: { status: { from: null, to: status } },
  }
  const mails = mailsOnEdge({ registration: id, round, from: null, to: status })
  const webhooks = webhooksOnEdge({ registration: id, from: null, to: status })
  await queryInTransaction(
    req,
    sql`WITH audited AS (${auditRows({ req, entries: [entry] })}),
        asked AS (${outboxRows([...mails, ...webhooks])})
        SELECT count(pg_notify('outbox', '')) FROM asked`,
  )
  await afterCommit(req, () =>
    emit({
      namespace: 'agent',
      to: rooms.event(event),
      event: 'registration.created',
      data: { event, registration: id, status },
    }),
  )
}
