import DataLoader from 'dataloader'
import type { Payload } from 'payload'
import { normaliseEmail } from '@/lib/normaliseEmail'
import { assertEachOnce } from '@/operations/registrations/assertEachOnce'
import { assertEntryOpen, isKnown } from '@/operations/registrations/assertEntryOpen'
import { findEntry, type Entry } from '@/operations/registrations/findEntry'
import { findRefusals, type Refusal } from '@/operations/registrations/findRefusals'
import { hasRoom } from '@/operations/registrations/hasRoom'

export type Stranger = {
  /** Id or slug. */
  event: string
  ticketType?: string
  emails: readonly string[]
}

/**
 * Turns strangers away from an event that is full, before any of the work of a registration: in a rush for
 * the last seats nearly everyone is. One look at a time, each begun after all it speaks for had asked; who
 * asks meanwhile shares the next one, so a thousand tries cost a few statements.
 * Gives null for everybody else, whom `register` answers: there may be room, or another answer is due.
 */
export function makeEarlyRefusals(payload: Payload) {
  let look: Promise<unknown> = Promise.resolve()
  const refuseAll = async (strangers: readonly Stranger[]) => {
    const refused = refuseTogether(payload, strangers)
    look = refused.catch(() => undefined)
    return refused
  }
  const loader = new DataLoader<Stranger, Refusal | null>(refuseAll, {
    cache: false,
    maxBatchSize: 500,
    batchScheduleFn: (dispatch) => void look.then(dispatch),
  })
  return (stranger: Stranger): Promise<Refusal | null> => loader.load(stranger)
}

async function refuseTogether(
  payload: Payload,
  strangers: readonly Stranger[],
): Promise<(Refusal | null)[]> {
  const at = new Date()
  const entries = new Map<string, Promise<Entry | null>>()
  const entryOf = ({ event, ticketType = '' }: Stranger) => {
    const key = `${event} ${ticketType}`
    const known = entries.get(key) ?? findEntry({ where: payload, event, ticketType })
    entries.set(key, known)
    return known
  }
  const parties = await Promise.all(
    strangers.map(async (stranger) => {
      const people = stranger.emails.map((email) => ({ emailNormalized: normaliseEmail(email) }))
      const entry = await entryOf(stranger)
      return entry && isTurnedAway(entry, { people, at }) ? { event: entry.event.id, people } : null
    }),
  )
  const away = parties.filter((party) => party !== null)
  const refusals = away.length > 0 ? await findRefusals(payload, away) : []
  return parties.map((party) => (party ? (refusals[away.indexOf(party)] ?? null) : null))
}

type Coming = { people: readonly { emailNormalized: string }[]; at: Date }

/** Whether nothing but the missing seats keeps them out, as `register` would find. */
function isTurnedAway(entry: Entry, { people, at }: Coming): boolean {
  if (!isKnown(entry) || entry.event.waitlistEnabled || hasRoom(entry, people.length)) return false
  try {
    assertEntryOpen(entry, at)
    assertEachOnce(entry, people)
    return true
  } catch {
    return false
  }
}
