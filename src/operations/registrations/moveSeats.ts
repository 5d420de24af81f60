import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import type { SeatPhase } from '@/operations/registrations/claimSeats'

type Input = { req: PayloadRequest; registration: string; phase: SeatPhase }

/** Turns held seats into taken ones, or back, in ledger and counters by one statement. Safe to repeat. */
export async function moveSeats({ req, registration, phase }: Input): Promise<void> {
  const sign = phase === 'taken' ? sql`1` : sql`-1`
  await queryInTransaction(
    req,
    sql`WITH moved AS (
          UPDATE capacity_holds SET phase = ${phase}::text::enum_capacity_holds_phase, updated_at = now()
          WHERE registration_id = ${registration} AND released_at IS NULL AND phase::text <> ${phase}
          RETURNING pool_id, quantity)
        UPDATE capacity_pools AS pool SET
          held = held - ${sign} * moved.quantity, taken = taken + ${sign} * moved.quantity,
          updated_at = now()
        FROM moved WHERE pool.id = moved.pool_id`,
  )
}
