import DataLoader from 'dataloader'
import type { Payload } from 'payload'
import { describeError } from '@/lib/describeError'
import { logger } from '@/logger'
import { asNewcomer } from '@/operations/registrations/asNewcomer'
import { assertEachOnce } from '@/operations/registrations/assertEachOnce'
import { assertEntryOpen, isKnown } from '@/operations/registrations/assertEntryOpen'
import { findEntries, type Entry } from '@/operations/registrations/findEntry'
import { findRefusals, type Refusal } from '@/operations/registrations/findRefusals'
import { hasRoom } from '@/operations/registrations/hasRoom'
import type { Registered } from '@/operations/registrations/insertRegistrations'
import {
  registerTogether,
  type Coming,
  type Stranger,
} from '@/operations/registrations/registerTogether'

export type Answer = { refusal: Refusal | 'UNAVAILABLE' } | { registered: Registered }

type Asked = { stranger: Stranger; at: number }

const notNow: Answer = { refusal: 'UNAVAILABLE' }

/**
 * Registers strangers many at a time: one look at their events, one transaction for all who find seats, and
 * in a rush for the last seats a refusal that costs nearly nothing. One batch at a time, begun after all it
 * speaks for had asked; who comes meanwhile is in the next one. Where the database cannot be had, both are told
 * "not now", rather than each waiting for a connection in vain.
 * Gives null for whoever is not the usual case, or lost a race: `register` answers those, by the same rules.
 * @throws the error of a commit of which nobody knows whether it went through
 */
export function makeRegistrationBatches(payload: Payload) {
  let batch: Promise<unknown> = Promise.resolve()
  let awayAt = -Infinity
  const answerBatch = (asked: readonly Asked[]) => {
    // They came while the batch before waited in vain.
    if (asked.some(({ at }) => at < awayAt)) return Promise.resolve(asked.map(() => notNow))
    const strangers = asked.map(({ stranger }) => stranger)
    const answers = answerAll(payload, strangers).catch((error: unknown) => {
      logger.warn({ err: error, strangers: strangers.length }, 'a batch of registrations failed')
      const away = describeError(error, { signedIn: false }).code === 'UNAVAILABLE'
      if (away) awayAt = performance.now()
      // Else it may be what one of them asked for: the endpoint tells each apart.
      return strangers.map(() => (away ? notNow : null))
    })
    batch = answers
    return answers
  }
  const loader = new DataLoader<Asked, Answer | 'no seat' | null>(answerBatch, {
    cache: false,
    maxBatchSize: 500,
    batchScheduleFn: (dispatch) => void batch.then(dispatch),
  })
  const ask = (stranger: Stranger) => loader.load({ stranger, at: performance.now() })
  return async (stranger: Stranger): Promise<Answer | null> => {
    const answer = await ask(stranger)
    if (answer !== 'no seat') return answer
    // Others of the batch took the seats: the next look tells whether the event is full now.
    const second = await ask(stranger)
    return second === 'no seat' ? null : second
  }
}

async function answerAll(
  payload: Payload,
  strangers: readonly Stranger[],
): Promise<(Answer | Error | 'no seat' | null)[]> {
  const entries = await findEntriesOf(payload, strangers)
  const all = strangers.map((stranger, index) => asComing(entries[index] ?? null, stranger))
  const comings = all.filter((coming) => coming !== null)
  const asked = comings.map(({ entry, people }) => ({ event: entry.event.id, people }))
  const found = asked.length > 0 ? await findRefusals(payload, asked) : []
  const refusals = new Map(comings.map((coming, index) => [coming, found[index] ?? 'EVENT_FULL']))
  const usual = comings.filter((coming) => isUsual(coming, refusals.get(coming)))
  const registered = await registerTogether({ payload, comings: usual })
  return all.map((coming) => {
    if (!coming) return null
    const outcome = registered.get(coming)
    if (outcome === 'no seat' || outcome instanceof Error) return outcome
    if (outcome) return { registered: outcome }
    const refusal = refusals.get(coming)
    return refusal && isTurnedAway(coming, refusal) ? { refusal } : null
  })
}

/** Each event and ticket is read once, however many ask for it. */
async function findEntriesOf(payload: Payload, strangers: readonly Stranger[]) {
  const keyOf = ({ event, ticketType = '' }: Stranger) => `${event} ${ticketType}`
  const asked = new Map(strangers.map((stranger) => [keyOf(stranger), stranger]))
  const found = await findEntries(payload, [...asked.values()])
  const entries = new Map([...asked.keys()].map((key, index) => [key, found[index] ?? null]))
  return strangers.map((stranger) => entries.get(keyOf(stranger)) ?? null)
}

/** Null where `register` would refuse for another reason than seats or an address it knows. */
function asComing(entry: Entry | null, stranger: Stranger): Coming | null {
  if (!entry || !isKnown(entry)) return null
  const people = stranger.attendees.map(asNewcomer)
  try {
    assertEntryOpen(entry)
    assertEachOnce(entry, people)
    return { stranger, entry, people }
  } catch {
    return null
  }
}

/** Seats in one pool, nobody waiting, an address not met at this event: nothing that needs more than a batch. */
function isUsual({ entry, people }: Coming, refusal: Refusal | undefined): boolean {
  const known = entry.event.onePerEmail && refusal === 'ALREADY_REGISTERED'
  return !known && entry.pools.length === 1 && hasRoom(entry, people.length)
}

/** `register` would say so too: full without a waiting list, or the one person is registered. */
function isTurnedAway({ entry, people }: Coming, refusal: Refusal): boolean {
  const { onePerEmail, waitlistEnabled } = entry.event
  if (!hasRoom(entry, people.length)) return !waitlistEnabled
  return onePerEmail && refusal === 'ALREADY_REGISTERED' && people.length === 1
}
