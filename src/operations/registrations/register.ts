import type { PayloadRequest } from 'payload'
import { personOf } from '@/access/personOf'
import { holds } from '@/access/can'
import { afterCommit } from '@/db/strictTransactions'
import { inTransaction } from '@/db/transaction'
import { AppError } from '@/errors'
import type { Locale } from '@/lib/i18n/locale'
import { announceEntry } from '@/operations/registrations/announceEntry'
import { asNewcomer, type Attendee } from '@/operations/registrations/asNewcomer'
import { assertEachOnce } from '@/operations/registrations/assertEachOnce'
import { assertEntryOpen, isKnown } from '@/operations/registrations/assertEntryOpen'
import { claimSeats } from '@/operations/registrations/claimSeats'
import { decideEntry } from '@/operations/registrations/decideEntry'
import { findEntry } from '@/operations/registrations/findEntry'
import { findRefusals } from '@/operations/registrations/findRefusals'
import { hasRoom } from '@/operations/registrations/hasRoom'
import {
  insertRegistrations,
  type Party,
  type Registered,
} from '@/operations/registrations/insertRegistrations'
import { lockPools } from '@/operations/registrations/lockPools'
import { promoteWaitlist } from '@/operations/registrations/promoteWaitlist'
import { rethrowIfRegistered } from '@/operations/registrations/rethrowIfRegistered'

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
  source?: Party['source']
}

/**
 * Registers people for an event, all or none, in the caller's transaction or one of its own. Seats go by
 * one conditional statement; who finds none, or people waiting, joins the waiting list where the event has
 * one. The rules: `assertEntryOpen` (when), `decideEntry` (as what), `claimSeats` (whether).
 * @throws AppError NOT_FOUND, REGISTRATION_CLOSED, EVENT_FULL, ALREADY_REGISTERED, 422
 */
export async function register(input: Input): Promise<Registered> {
  const { req, event, ticketType } = input
  const entry = await findEntry({ where: req, event, ticketType })
  if (!entry || !(isKnown(entry) || holds(req, 'events.read'))) throw new AppError('NOT_FOUND')
  assertEntryOpen(entry)
  const people = input.attendees.map(asNewcomer)
  assertEachOnce(entry, people)
  const entering: Entering = {
    req,
    locale: input.locale ?? null,
    firstLocale: input.locale ?? input.firstLocale ?? 'en',
    party: {
      entry,
      decision: decideEntry(entry),
      people,
      source: input.source ?? 'web',
      user: ownerOf(req),
      paymentMethod: input.paymentMethod,
    },
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
    await afterCommit(req, () => announceEntry(entry, outcome))
    return outcome
  })
}

type Entering = {
  req: PayloadRequest
  locale: Locale | null
  firstLocale: Locale
  /** Their status is still open. */
  party: Omit<Party, 'status'>
}

/** Staff who register others do not own what they enter. */
function ownerOf(req: PayloadRequest): string | null {
  return holds(req, 'registrations.create') ? null : personOf(req)
}

/** The usual case: the seats are free and nobody waits. Null when they were not. */
async function enterDirectly({ party, ...entering }: Entering): Promise<Registered | null> {
  const { entry, decision, people } = party
  const { status } = decision
  const phase = status === 'confirmed' ? 'taken' : 'held'
  const pools = entry.pools.map(({ id }) => id)
  const behindWaiters = entry.event.waitlistEnabled
  const claim = { req: entering.req, pools, quantity: people.length, phase, behindWaiters } as const
  if (pools.length > 1 && !(await claimSeats(claim))) return null
  const { written } = await insertRegistrations({
    ...entering,
    parties: [{ ...party, status }],
    claim: pools.length === 1,
  })
  return written.size > 0 ? { status, registrations: [...people] } : null
}

/**
 * Under the lock of the pools, so that no seat can come free unseen: whoever waits and fits goes first,
 * then the newcomers take what is left or join the list.
 */
async function enterInTurn(entering: Entering): Promise<Registered> {
  const { req, party } = entering
  const { entry, decision, people } = party
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
    await write(entering, decision.status)
    return { status: decision.status, registrations: [...people] }
  }
  if (!waitlistEnabled || neverFits) throw new AppError('EVENT_FULL')
  const { waiting } = await write(entering, 'waitlisted')
  const first = waiting - people.length + 1
  const registrations = people.map((person, index) => ({ ...person, position: first + index }))
  return { status: 'waitlisted', registrations }
}

const write = ({ party, ...entering }: Entering, status: Party['status']) =>
  insertRegistrations({ ...entering, parties: [{ ...party, status }], claim: false })
