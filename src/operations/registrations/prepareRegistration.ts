import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { AppError, invalidFields } from '@/errors'
import { makeCode } from '@/lib/makeCode'
import { makeSecret } from '@/lib/makeSecret'
import { normaliseEmail } from '@/lib/normaliseEmail'
import { registrationStates, seatPhase, type RegistrationStatus } from '@/lib/registrationStates'
import { upsertContact } from '@/operations/contacts/upsertContact'
import { closed, type OpenEntry } from '@/operations/registrations/assertEntryOpen'
import { claimSeats } from '@/operations/registrations/claimSeats'
import { countWaiting } from '@/operations/registrations/countWaiting'
import { decideEntry } from '@/operations/registrations/decideEntry'
import { findEntry, type Entry } from '@/operations/registrations/findEntry'
import { lockPools } from '@/operations/registrations/lockPools'
import { nextPlace } from '@/operations/registrations/nextPlace'
import { promoteWaitlist } from '@/operations/registrations/promoteWaitlist'

type Input = {
  req: PayloadRequest
  event: string
  ticketType?: string | null
  email: string
  givenName?: string | null
  familyName?: string | null
  locale?: 'en' | 'tr' | null
  /** The account it belongs to; without it, the one of the contact. */
  user?: string | null
  /** What staff asked for; without it, the rules of the event decide. */
  status?: RegistrationStatus | null
}

/**
 * Takes the seat (or the place on the waiting list) of one registration that staff enter by hand, and gives
 * the fields the platform fills in. Staff are not bound by the dates of registration; seats, addresses and
 * the waiting list bind everyone. In the caller's transaction, which then writes the row and
 * `openHolds`.
 * @throws AppError 422 naming the field, EVENT_FULL, ALREADY_REGISTERED, ILLEGAL_TRANSITION,
 *   REGISTRATION_CLOSED for an event that was cancelled or archived
 */
export async function prepareRegistration(input: Input) {
  const { req, event, email, givenName, familyName, locale } = input
  const entry = await requireEntry(input)
  await lockPools(req, event)
  const { id: contact, user } = await upsertContact({ req, email, givenName, familyName, locale })
  const emailNormalized = normaliseEmail(email)
  const dedupeKey = entry.event.onePerEmail ? `${event}:${emailNormalized}` : null
  if (dedupeKey) await assertNotRegistered(req, dedupeKey)
  const status = await takeSeat(input, entry)
  const decision = decideEntry(entry)
  return {
    ticketType: entry.ticket.id,
    emailNormalized,
    dedupeKey,
    contact,
    user: input.user ?? user,
    status,
    code: makeCode(),
    secret: makeSecret(),
    priceMinor: decision.priceMinor,
    currency: decision.currency,
    amountPaidMinor: 0,
    round: 1,
    confirmedAt: status === 'confirmed' ? entry.at.toISOString() : null,
    cancelledAt: null,
    holdExpiresAt: expiryOf(status, entry)?.toISOString() ?? null,
    waitlistedAt: status === 'waitlisted' ? await placeOf(req, event) : null,
  }
}

async function requireEntry({ req, event, ticketType }: Input): Promise<OpenEntry> {
  const entry = await findEntry({ where: req, event, ticketType })
  if (!entry) throw invalidFields([{ path: 'event', message: 'There is no such event.' }])
  const { status } = entry.event
  if (status === 'cancelled' || status === 'archived') throw closed(status)
  if (!isWithTicket(entry)) {
    const message = 'The event has no such ticket type.'
    throw invalidFields([{ path: 'ticketType', message }])
  }
  return entry
}

const isWithTicket = (entry: Entry): entry is OpenEntry => entry.ticket !== null

async function assertNotRegistered(req: PayloadRequest, dedupeKey: string): Promise<void> {
  const [other] = await queryInTransaction(
    req,
    sql`SELECT 1 FROM registrations WHERE dedupe_key = ${dedupeKey}`,
  )
  if (other) throw new AppError('ALREADY_REGISTERED')
}

/** The status the registration begins with, its seat taken. The pools are locked. */
async function takeSeat(input: Input, entry: OpenEntry): Promise<RegistrationStatus> {
  const { req, event } = input
  const asked = input.status ?? null
  if (asked) assertInitial(asked)
  const pools = entry.pools.map(({ id }) => id)
  const wanted = asked ?? decideEntry(entry).status
  const phase = seatPhase[wanted]
  if (phase) {
    if (!asked && entry.event.waitlistEnabled) await promoteWaitlist({ req, event })
    if (await claimSeats({ req, pools, quantity: 1, phase, behindWaiters: false })) return wanted
    if (asked || !entry.event.waitlistEnabled) {
      throw new AppError('EVENT_FULL', {
        message: 'The event is full. Put the person on the waiting list, or raise the capacity.',
      })
    }
  }
  await countWaiting({ req, pools, change: 1 })
  return 'waitlisted'
}

function assertInitial(status: RegistrationStatus): void {
  const legal: readonly RegistrationStatus[] = registrationStates.initial
  if (legal.includes(status)) return
  throw new AppError('ILLEGAL_TRANSITION', {
    message: `A registration begins as ${legal.join(', ')}.`,
    data: { from: null, to: status, legal },
  })
}

/** An unpaid or unfinished seat is kept for the event's hold time, unless staff must decide first. */
function expiryOf(status: RegistrationStatus, entry: OpenEntry): Date | null {
  const kept = new Date(entry.at.getTime() + entry.event.holdMinutes * 60_000)
  if (status === 'held') return kept
  return status === 'pending' ? decideEntry(entry).holdExpiresAt : null
}

async function placeOf(req: PayloadRequest, event: string): Promise<string> {
  const [row] = await queryInTransaction<{ place: string }>(
    req,
    sql`SELECT ${nextPlace(event)} AS place`,
  )
  return new Date(row?.place ?? Date.now()).toISOString()
}
