import type { Payload } from 'payload'
import { queryRows, sql } from '@/db/sql'

/** Pools whose counters differ from the ledger or the waiting list: none, always. */
export const findLedgerDifferences = (payload: Payload) =>
  queryRows(
    payload,
    sql`SELECT pool.id, pool.held, pool.taken, pool.waiting, ledger.*, list.* FROM capacity_pools pool
        CROSS JOIN LATERAL (
          SELECT coalesce(sum(quantity) FILTER (WHERE phase = 'held'), 0) AS ledger_held,
                 coalesce(sum(quantity) FILTER (WHERE phase = 'taken'), 0) AS ledger_taken
          FROM capacity_holds WHERE pool_id = pool.id AND released_at IS NULL) ledger
        CROSS JOIN LATERAL (
          SELECT count(*) AS list_waiting FROM registrations r
          JOIN ticket_types_rels rel ON rel.parent_id = r.ticket_type_id
          WHERE rel.capacity_pools_id = pool.id AND r.status = 'waitlisted') list
        WHERE pool.held <> ledger_held OR pool.taken <> ledger_taken OR pool.waiting <> list_waiting`,
  )
