import type { PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { queryInTransaction, sql } from '@/db/sql'
import type { SeatPhase } from '@/operations/registrations/claimSeats'

type Input = {
  req: PayloadRequest
  registration: string
  pools: readonly string[]
  phase: SeatPhase
}

/** Writes the ledger rows of seats just claimed for one registration. Its open row per pool is unique. */
export async function openHolds({ req, registration, pools, phase }: Input): Promise<void> {
  if (pools.length === 0) return
  const rows = pools.map((pool) => ({ id: uuidv7(), pool }))
  await queryInTransaction(
    req,
    sql`INSERT INTO capacity_holds
          (id, pool_id, registration_id, quantity, phase, acquired_at, created_at, updated_at)
        SELECT id, pool, ${registration}::uuid, 1, ${phase}::text::enum_capacity_holds_phase, now(),
               now(), now()
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS hold(id uuid, pool uuid)`,
  )
}
