import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql, type Statement } from '@/db/sql'
import { uuidArray } from '@/db/uuidArray'
import { seatPhase, type RegistrationStatus } from '@/lib/registrationStates'
import type { Entry } from '@/operations/registrations/findEntry'

export type SeatPhase = 'held' | 'taken'

type Claiming = {
  entry: Pick<Entry, 'event' | 'pools'>
  people: readonly unknown[]
  status: RegistrationStatus
}

/**
 * Claims the seats of many parties, as the beginning of a larger statement: its `fitting` has the number of
 * each party that found seats in its one pool, in the order in which they came. The pools are locked by id,
 * so that two statements never wait for each other, and read anew once locked: concurrent claims can never
 * oversell. Seats that people wait for are not for passers-by.
 */
export function claimsOf(parties: readonly Claiming[]): Statement {
  const claims = parties.map(({ entry, people, status }, party) => ({
    party,
    pool: entry.pools[0]?.id,
    quantity: people.length,
    phase: seatPhase[status],
    behind_waiters: entry.event.waitlistEnabled,
  }))
  // As an array: PostgreSQL then knows how many there are, and looks them up by their index.
  const pools = uuidArray(claims.map(({ pool = '' }) => pool))
  return sql`wanted AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(claims)}::jsonb)
        AS claim(party int, pool uuid, quantity int, phase text, behind_waiters boolean)),
    locked AS (
      SELECT id, capacity + overbook - held - taken AS free, waiting FROM capacity_pools
      WHERE id = ANY(${pools}) ORDER BY id FOR NO KEY UPDATE),
    fitting AS (
      SELECT party, pool, quantity, phase FROM (
        SELECT wanted.*, free, waiting,
               sum(quantity) OVER (PARTITION BY pool ORDER BY party) AS seats_until_here
        FROM wanted JOIN locked ON locked.id = wanted.pool) AS claim
      WHERE (free IS NULL OR seats_until_here <= free) AND NOT (behind_waiters AND waiting > 0)),
    seat AS (
      UPDATE capacity_pools SET updated_at = now(),
        held = capacity_pools.held + claimed.held, taken = capacity_pools.taken + claimed.taken
      FROM (SELECT pool, coalesce(sum(quantity) FILTER (WHERE phase = 'held'), 0) AS held,
                   coalesce(sum(quantity) FILTER (WHERE phase = 'taken'), 0) AS taken
            FROM fitting GROUP BY pool) AS claimed
      WHERE capacity_pools.id = claimed.pool AND capacity_pools.id = ANY(${pools}))`
}

type Input = {
  req: PayloadRequest
  quantity: number
  phase: SeatPhase
  /** A passer-by: a seat that people wait for is not theirs. */
  behindWaiters: boolean
  /** All pools of the ticket, by id ascending, so that two claims never wait for each other. */
  pools: readonly string[]
}

/**
 * Takes seats in every pool, or in none. In the caller's transaction; the ledger rows are the caller's
 * to write (`holdRows`).
 * @returns false when one of the pools has no room
 */
export async function claimSeats(input: Input): Promise<boolean> {
  const { req, pools, quantity, phase, behindWaiters } = input
  const counter = phase === 'held' ? sql`held` : sql`taken`
  const claimed: string[] = []
  for (const pool of pools) {
    // PostgreSQL checks the condition again after waiting for the row.
    const rows = await queryInTransaction(
      req,
      sql`UPDATE capacity_pools SET ${counter} = ${counter} + ${quantity}, updated_at = now()
        WHERE id = ${pool} AND (capacity IS NULL OR held + taken + ${quantity} <= capacity + overbook)
          AND ${behindWaiters ? sql`waiting = 0` : sql`true`}
        RETURNING id`,
    )
    if (rows.length === 0) {
      await giveBack({ req, pools: claimed, quantity, phase })
      return false
    }
    claimed.push(pool)
  }
  return true
}

/** The rows are still locked by this transaction: nobody has seen the seats taken. */
async function giveBack({ req, pools, quantity, phase }: Omit<Input, 'behindWaiters'>) {
  const counter = phase === 'held' ? sql`held` : sql`taken`
  for (const pool of pools) {
    await queryInTransaction(
      req,
      sql`UPDATE capacity_pools SET ${counter} = ${counter} - ${quantity} WHERE id = ${pool}`,
    )
  }
}
