import { createLocalReq, type Payload } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { changeStatus } from '@/operations/registrations/changeStatus'
import type { LockedRegistration } from '@/operations/registrations/lockRegistration'

const batchSize = 200

class NotDue extends Error {}

/**
 * Ends what was kept for a time that is over: holds, offers, unpaid pendings (partly paid ones are for
 * staff to decide). Each in a transaction of its own, its seat going to the first who waits. Looks again
 * under the lock, so a payment or an acceptance that comes first wins. Safe to repeat, and to run twice at once.
 * @returns how many ended
 */
export async function expireHolds(payload: Payload, signal?: AbortSignal): Promise<number> {
  let expired = 0
  let last = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const due = await findDue(payload, last)
    for (const { id } of due) {
      if (signal?.aborted) return expired
      if (await expire(payload, id)) expired += 1
      last = id
    }
    if (due.length < batchSize) return expired
  }
}

const findDue = (payload: Payload, after: string) =>
  queryRows<{ id: string }>(
    payload,
    sql`SELECT id FROM registrations
        WHERE hold_expires_at < now() AND status IN ('held', 'offered', 'pending')
          AND coalesce(amount_paid_minor, 0) = 0 AND id > ${after}::uuid
        ORDER BY id LIMIT ${batchSize}`,
  )

async function expire(payload: Payload, registration: string): Promise<boolean> {
  const req = await createLocalReq({}, payload)
  try {
    await changeStatus({ req, registration, to: 'expired', cause: 'expired', check: assertDue })
    return true
  } catch (error) {
    if (error instanceof NotDue) return false
    throw error
  }
}

/** @throws NotDue for one that was paid, accepted or ended meanwhile */
function assertDue({ status, holdExpiresAt, amountPaidMinor, at }: LockedRegistration): void {
  const kept = status === 'held' || status === 'offered' || status === 'pending'
  const over = holdExpiresAt !== null && Date.parse(holdExpiresAt) < Date.parse(at)
  if (!kept || !over || amountPaidMinor > 0) throw new NotDue()
}
