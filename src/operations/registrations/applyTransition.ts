import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { AppError } from '@/errors'
import { makeSecret } from '@/lib/makeSecret'
import { registrationStates, seatPhase, type RegistrationStatus } from '@/lib/registrationStates'
import { outboxRows } from '@/outbox/outboxRows'
import { auditRows } from '@/operations/audit/auditRows'
import { claimSeats } from '@/operations/registrations/claimSeats'
import { countWaiting } from '@/operations/registrations/countWaiting'
import type { LockedRegistration } from '@/operations/registrations/lockRegistration'
import { mailsOnEdge, type EndCause } from '@/operations/registrations/mailsOnEdge'
import { moveSeats } from '@/operations/registrations/moveSeats'
import { nextPlace } from '@/operations/registrations/nextPlace'
import { openHolds } from '@/operations/registrations/openHolds'
import { releaseSeats } from '@/operations/registrations/releaseSeats'
import { webhooksOnEdge } from '@/operations/registrations/webhooksOnEdge'

type Input = {
  req: PayloadRequest
  /** Under lock, its event's pools too. */
  locked: LockedRegistration
  to: RegistrationStatus
  reason?: string | null
  cause?: EndCause
  silent?: boolean
}

export type Transition = { after: LockedRegistration; freed: boolean }

const inactive = new Set<RegistrationStatus>(['cancelled', 'expired', 'rejected'])

/**
 * The state machine of registrations; every door ends here. Checks that the step is legal, moves the seat
 * (claims, takes, gives back) and the waiting count, writes the row, the audit entry and the jobs that mail
 * the person: all in the caller's transaction. Who comes back from cancelled or expired starts a new
 * round: new admission code, new mails.
 * @throws AppError ILLEGAL_TRANSITION with `data.from` and `data.legal`; EVENT_FULL when a seat must be
 *   claimed and there is none; ALREADY_REGISTERED when the address registered anew in the meantime
 */
export async function applyTransition(input: Input): Promise<Transition> {
  const { req, locked, to } = input
  assertLegal(locked.status, to)
  const again = inactive.has(locked.status)
  if (again) await assertAddressFree(req, locked)
  const freed = await moveSeat(input)
  const after = { ...locked, ...nextFields({ ...input, again }) }
  const waitlistedAt = await write(input, after)
  return { after: { ...after, waitlistedAt }, freed }
}

/** @throws AppError ILLEGAL_TRANSITION naming the legal ones */
function assertLegal(from: RegistrationStatus, to: RegistrationStatus): void {
  const legal: readonly RegistrationStatus[] = registrationStates.transitions[from]
  if (legal.includes(to)) return
  throw new AppError('ILLEGAL_TRANSITION', {
    message:
      legal.length > 0
        ? `From ${from}, a registration can only become ${legal.join(', ')}.`
        : `A ${from} registration cannot change any more.`,
    data: { from, to, legal },
  })
}

/** @returns whether a seat became free for others */
async function moveSeat({ req, locked, to, reason }: Input): Promise<boolean> {
  const { id, status, pools } = locked
  const [before, after] = [seatPhase[status], seatPhase[to]]
  if (status === 'waitlisted') await countWaiting({ req, pools, change: -1 })
  if (to === 'waitlisted') await countWaiting({ req, pools, change: 1 })
  if (after && !before) {
    const claim = { req, pools, quantity: 1, phase: after, behindWaiters: false }
    if (!(await claimSeats(claim))) throw new AppError('EVENT_FULL')
    await openHolds({ req, registration: id, pools, phase: after })
  } else if (after) {
    await moveSeats({ req, registration: id, phase: after })
  } else if (before) {
    const released = await releaseSeats({ req, registration: id, reason: reason || to })
    return released.length > 0
  }
  return false
}

/** The address may have registered anew while this registration was inactive. */
async function assertAddressFree(req: PayloadRequest, locked: LockedRegistration): Promise<void> {
  if (!locked.onePerEmail) return
  const [other] = await queryInTransaction(
    req,
    sql`SELECT 1 FROM registrations WHERE dedupe_key = ${keyOf(locked)} AND id <> ${locked.id}`,
  )
  if (other) throw new AppError('ALREADY_REGISTERED')
}

const keyOf = ({ event, emailNormalized }: LockedRegistration) => `${event}:${emailNormalized}`

function nextFields({ locked, to, reason, again }: Input & { again: boolean }) {
  const at = new Date(locked.at)
  const ends = inactive.has(to)
  const kept = new Date(at.getTime() + locked.holdMinutes * 60_000).toISOString()
  const unpaid = locked.amountPaidMinor < locked.priceMinor
  const expires = to === 'offered' || (to === 'pending' && unpaid && !locked.approvalRequired)
  return {
    status: to,
    statusReason: reason || null,
    confirmedAt: to === 'confirmed' ? at.toISOString() : locked.confirmedAt,
    cancelledAt: to === 'cancelled' ? at.toISOString() : ends ? locked.cancelledAt : null,
    holdExpiresAt: expires ? kept : null,
    dedupeKey: ends || !locked.onePerEmail ? null : keyOf(locked),
    // A second offer after a first one that was taken back is a mail of its own.
    round:
      again || (locked.status === 'offered' && to === 'waitlisted')
        ? locked.round + 1
        : locked.round,
    secret: again ? makeSecret() : locked.secret,
  }
}

/** @returns the place on the waiting list */
async function write(input: Input, after: LockedRegistration): Promise<string | null> {
  const { req, locked, to, reason, cause, silent } = input
  const { id, status: from } = locked
  const entry = {
    action: `registrations.${to}`,
    subjectType: 'registrations',
    subject: id,
    diff: { status: { from, to } },
    reason,
  }
  const mails = mailsOnEdge({ registration: id, round: after.round, from, to, cause, silent })
  const webhooks = webhooksOnEdge({ registration: id, from, to })
  const place = to === 'waitlisted' ? nextPlace(locked.event) : sql`waitlisted_at`
  const [row] = await queryInTransaction<{ place: string | null }>(
    req,
    sql`WITH changed AS (
          UPDATE registrations SET
            status = ${to}::text::enum_registrations_status, status_reason = ${after.statusReason},
            confirmed_at = ${after.confirmedAt}::timestamptz,
            cancelled_at = ${after.cancelledAt}::timestamptz,
            hold_expires_at = ${after.holdExpiresAt}::timestamptz,
            waitlisted_at = ${place},
            dedupe_key = ${after.dedupeKey}, round = ${after.round}, secret = ${after.secret},
            updated_at = now()
          WHERE id = ${id} RETURNING waitlisted_at),
        audited AS (${auditRows({ req, entries: [entry] })}),
        asked AS (${outboxRows([...mails, ...webhooks])})
        SELECT waitlisted_at AS place, (SELECT count(pg_notify('outbox', '')) FROM asked)
        FROM changed`,
  )
  return row?.place ? new Date(row.place).toISOString() : null
}
