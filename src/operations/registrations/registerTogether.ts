import { createLocalReq } from 'payload'
import type { Payload } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import type { Locale } from '@/lib/i18n/locale'
import type { Origin } from '@/lib/tracing'
import { logger } from '@/logger'
import { isStaffOnline } from '@/realtime/isStaffOnline'
import { announceEntry } from '@/operations/registrations/announceEntry'
import type { Attendee } from '@/operations/registrations/asNewcomer'
import type { OpenEntry } from '@/operations/registrations/assertEntryOpen'
import { decideEntry } from '@/operations/registrations/decideEntry'
import {
  insertRegistrations,
  type Newcomer,
  type Party,
  type Registered,
} from '@/operations/registrations/insertRegistrations'

/** Somebody without an account, and what they ask for. */
export type Stranger = {
  /** Id or slug. */
  event: string
  ticketType?: string
  attendees: readonly Attendee[]
  locale: Locale | null
  firstLocale: Locale
  paymentMethod?: string
  source: 'api' | 'web'
  /** The request that asks. */
  origin: Origin
}

/** A stranger, and the event that is open to them. */
export type Coming = {
  stranger: Stranger
  entry: OpenEntry
  people: readonly Newcomer[]
}

type Input = { payload: Payload; comings: readonly Coming[] }

/** What became of a party; an error where nobody knows whether it was registered. */
type Outcome = Error | Registered | 'no seat'

/**
 * Registers strangers in one transaction: each party whole or not at all, whatever becomes of the others.
 * Nothing was written of who found no seat, nor of who is missing from the result: those came in the way of
 * somebody else, and `register` may be asked.
 */
export async function registerTogether(input: Input): Promise<Map<Coming, Outcome>> {
  const { comings, ...rest } = input
  const once = eachAddressOnce(comings)
  const outcomes = await Promise.all(
    [...new Set(once.map(languagesOf))].map((languages) =>
      registerGroup({ ...rest, comings: once.filter((one) => languagesOf(one) === languages) }),
    ),
  )
  return new Map(outcomes.flat())
}

/** One statement cannot tell two people of one address apart: the second is left for `register`. */
function eachAddressOnce(comings: readonly Coming[]): Coming[] {
  const met = new Set<string>()
  return comings.filter(({ people }) => {
    const addresses = people.map(({ emailNormalized }) => emailNormalized)
    const isNew = !addresses.some((address) => met.has(address))
    for (const address of addresses) met.add(address)
    return isNew
  })
}

const languagesOf = ({ stranger: { locale, firstLocale } }: Coming) => `${locale} ${firstLocale}`

async function registerGroup({ payload, comings }: Input): Promise<[Coming, Outcome][]> {
  const [first] = comings
  if (!first) return []
  const { locale, firstLocale } = first.stranger
  const parties = comings.map(asParty)
  let written: Set<string> | undefined
  try {
    const req = await createLocalReq({}, payload)
    await inTransaction(req, async () => {
      // Whoever holds one event's seats for long must not keep everybody else from the other events.
      await queryInTransaction(req, sql`SET LOCAL lock_timeout = '1s'`)
      const { written: ids } = await insertRegistrations({
        ...{ req, parties, locale, firstLocale, claim: true },
      })
      written = ids
    })
  } catch (error) {
    logger.warn({ err: error, parties: parties.length }, 'a batch of registrations was undone')
    // Once all was written, the commit may have gone through unheard: to try again could register twice.
    return written ? comings.map((coming) => [coming, error as Error]) : []
  }
  const outcomes = comings.map((coming, index): [Coming, Outcome] => {
    const status = parties[index]?.status
    const isWritten = coming.people.some(({ id }) => written?.has(id))
    if (!isWritten || !status) return [coming, 'no seat']
    return [coming, { status, registrations: [...coming.people] }]
  })
  await announceAll(payload, outcomes)
  return outcomes
}

/** They are registered, whatever becomes of this. */
async function announceAll(payload: Payload, outcomes: [Coming, Outcome][]): Promise<void> {
  try {
    if (!(await isStaffOnline(payload))) return
    for (const [{ entry }, outcome] of outcomes) {
      if (outcome !== 'no seat' && !(outcome instanceof Error)) announceEntry(entry, outcome)
    }
  } catch (error) {
    logger.warn({ err: error }, 'registrations were not announced')
  }
}

function asParty({ stranger, entry, people }: Coming): Party {
  const decision = decideEntry(entry)
  const { source, paymentMethod, origin } = stranger
  const { status } = decision
  return { entry, decision, people, source, paymentMethod, origin, status, user: null }
}
