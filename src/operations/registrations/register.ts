import type { PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { personOf } from '@/access/personOf'
import { holds } from '@/access/can'
import { afterCommit } from '@/db/strictTransactions'
import { inTransaction } from '@/db/transaction'
import { AppError } from '@/errors'
import type { Locale } from '@/lib/i18n/locale'
import { makeCode } from '@/lib/makeCode'
import { makeSecret } from '@/lib/makeSecret'
import { normaliseEmail } from '@/lib/normaliseEmail'
import { emit } from '@/realtime/emit'
import { rooms } from '@/realtime/rooms'
import { assertEachOnce } from '@/operations/registrations/assertEachOnce'
import { assertEntryOpen, isKnown } from '@/operations/registrations/assertEntryOpen'
import { claimPool, claimSeats } from '@/operations/registrations/claimSeats'
import { decideEntry } from '@/operations/registrations/decideEntry'
import { findEntry, type Entry } from '@/operations/registrations/findEntry'
import { findRefusals } from '@/operations/registrations/findRefusals'
import { hasRoom } from '@/operations/registrations/hasRoom'
import {
  insertRegistrations,
  type Entering,
  type Newcomer,
} from '@/operations/registrations/insertRegistrations'
import { lockPools } from '@/operations/registrations/lockPools'
import { promoteWaitlist } from '@/operations/registrations/promoteWaitlist'
import { rethrowIfRegistered } from '@/operations/registrations/rethrowIfRegistered'

export type Attendee = {
  email: string
  givenName: string
  familyName?: string
  answers?: Record<string, unknown>
}

type Input = {
  req: PayloadRequest
  /** Id or slug. */
  event: string
  attendees: readonly Attendee[]
  ticketType?: string
  /** The language asked for; `firstLocale` is assumed of people not met before. */
  locale?: Locale
  firstLocale?: Locale
  paymentMethod?: string
  source?: Entering['source']
}

export type Registered = {
  status: 'confirmed' | 'pending' | 'waitlisted'
  /** In the order of the attendees; `position` on the waiting list, from 1. */
  registrations: (Newcomer & { position?: number })[]
}

/**
 * Registers people for an event, all or none, in the caller's transaction or one of its own. Seats go by
 * one conditional statement; who finds none, or people waiting, joins the waiting list where the event has
 * one. The rules: `assertEntryOpen` (when), `decideEntry` (as what), `claimSeats` (whether).
 * @throws AppError NOT_FOUND, REGISTRATION_CLOSED, EVENT_FULL, ALREADY_REGISTERED, 422
 */
export async function register(input: Input): Promise<Registered> {
  const { req, event, ticketType, attendees } = input
  const at = new Date()
  const entry = await findEntry({ where: req, event, ticketType })
  if (!entry || !(isKnown(entry) || holds(req, 'events.read'))) throw new AppError('NOT_FOUND')
  assertEntryOpen(entry, at)
  const people = attendees.map(asNewcomer)
  assertEachOnce(entry, people)
  const entering: Entering = {
    req,
    entry,
    decision: decideEntry({ ...entry, at }),
    people,
    source: input.source ?? 'web',
    user: ownerOf(req),
    locale: input.locale ?? null,
    firstLocale: input.locale ?? input.firstLocale ?? 'en',
    paymentMethod: input.paymentMethod,
  }
  const looksFull = !hasRoom(entry, people.length)
  if (looksFull && !entry.event.waitlistEnabled) {
    const [refusal] = await findRefusals(req, [{ event: entry.event.id, people }])
    throw new AppError(refusal ?? 'EVENT_FULL')
  }
  return inTransaction(req, async () => {
    const outcome = await rethrowIfRegistered(
      people,
      async () =>
        (looksFull ? null : await enterDirectly(entering)) ?? (await enterInTurn(entering)),
    )
    await afterCommit(req, () => announce(entry, outcome))
    return outcome
  })
}

function asNewcomer({ email, givenName, familyName, answers }: Attendee): Newcomer {
  const typed = email.trim()
  return {
    id: uuidv7(),
    email: typed,
    emailNormalized: normaliseEmail(typed),
    givenName: givenName.trim(),
    familyName: familyName?.trim() ?? '',
    code: makeCode(),
    secret: makeSecret(),
    answers: answers ?? null,
  }
}

/** Staff who register others do not own what they enter. */
function ownerOf(req: PayloadRequest): string | null {
  return holds(req, 'registrations.create') ? null : personOf(req)
}

/** The usual case: the seats are free and nobody waits. Null when they were not. */
async function enterDirectly(entering: Entering): Promise<Registered | null> {
  const { req, entry, decision, people } = entering
  const phase = decision.status === 'confirmed' ? 'taken' : 'held'
  const claim = {
    quantity: people.length,
    phase,
    behindWaiters: entry.event.waitlistEnabled,
  } as const
  const [pool, ...more] = entry.pools.map(({ id }) => id)
  if (more.length > 0 && pool && !(await claimSeats({ req, pools: [pool, ...more], ...claim }))) {
    return null
  }
  const written = await insertRegistrations({
    ...entering,
    status: decision.status,
    claim: pool && more.length === 0 ? claimPool({ pool, ...claim }) : undefined,
  })
  return written && { status: decision.status, registrations: [...people] }
}

/**
 * Under the lock of the pools, so that no seat can come free unseen: whoever waits and fits goes first,
 * then the newcomers take what is left or join the list.
 */
async function enterInTurn(entering: Entering): Promise<Registered> {
  const { req, entry, decision, people } = entering
  const { id: event, waitlistEnabled } = entry.event
  const before = await lockPools(req, event)
  const promoted = before.some(({ waiting }) => waiting > 0)
    ? await promoteWaitlist({ req, event })
    : 0
  const now = promoted > 0 ? await lockPools(req, event) : before
  const own = now.filter(({ id }) => entry.pools.some((pool) => pool.id === id))
  const neverFits = own.some(
    ({ capacity, overbook }) => capacity !== null && capacity + overbook < people.length,
  )
  const phase = decision.status === 'confirmed' ? 'taken' : 'held'
  const pools = own.map(({ id }) => id)
  const claim = { req, pools, quantity: people.length, phase, behindWaiters: false } as const
  if (await claimSeats(claim)) {
    await insertRegistrations({ ...entering, status: decision.status })
    return { status: decision.status, registrations: [...people] }
  }
  if (!waitlistEnabled || neverFits) throw new AppError('EVENT_FULL')
  const written = await insertRegistrations({ ...entering, status: 'waitlisted' })
  const first = (written?.waiting ?? people.length) - people.length + 1
  const registrations = people.map((person, index) => ({ ...person, position: first + index }))
  return { status: 'waitlisted', registrations }
}

function announce({ event }: Entry, { status, registrations }: Registered): void {
  for (const { id } of registrations) {
    emit({
      namespace: 'agent',
      to: rooms.event(event.id),
      event: 'registration.created',
      data: { event: event.id, registration: id, status },
    })
  }
}
