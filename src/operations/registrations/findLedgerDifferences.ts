import type { Payload } from 'payload'
import { queryRows, sql } from '@/db/sql'

export type LedgerDifference = {
  pool: string
  event: string
  held: string
  taken: string
  waiting: string
  ledger_held: string
  ledger_taken: string
  list_waiting: string
}

/** Pools whose counters differ from the ledger of seats or from the waiting list: none, always. */
export const findLedgerDifferences = (payload: Payload) =>
  queryRows<LedgerDifference>(
    payload,
    sql`SELECT pool.id AS pool, pool.event_id AS event, pool.held, pool.taken, pool.waiting,
               ledger.*, list.*
        FROM capacity_pools pool
        CROSS JOIN LATERAL (
          SELECT coalesce(sum(quantity) FILTER (WHERE phase = 'held'), 0) AS ledger_held,
                 coalesce(sum(quantity) FILTER (WHERE phase = 'taken'), 0) AS ledger_taken
          FROM capacity_holds WHERE pool_id = pool.id AND released_at IS NULL) ledger
        CROSS JOIN LATERAL (
          SELECT count(*) AS list_waiting FROM registrations r
          JOIN ticket_types_rels rel ON rel.parent_id = r.ticket_type_id AND rel.path = 'pools'
          WHERE rel.capacity_pools_id = pool.id AND r.status = 'waitlisted') list
        WHERE pool.held <> ledger_held OR pool.taken <> ledger_taken OR pool.waiting <> list_waiting`,
  )
