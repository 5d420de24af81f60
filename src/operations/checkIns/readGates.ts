import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { requireStaffEvent } from '@/operations/events/requireStaffEvent'
import { ensureDefaultGate } from './ensureDefaultGate'
import type { CheckInPolicy } from './scanRows'

/** A gate as the people at the door see it. */
export type GateCount = {
  id: string
  name: string
  policy: CheckInPolicy
  isDefault: boolean
  /** Confirmed people this gate lets in. */
  admissible: number
  /** Those of them it let in already; each counts once, however often they came. */
  checkedIn: number
}

export type Gates = {
  event: { id: string; title: string; timezone: string }
  lists: GateCount[]
}

/**
 * The gates of an event, its default one first, with how many came and may come. An event that has no gate
 * gets its default one. Needs a caller who may see check-ins.
 * @throws AppError NOT_FOUND
 */
export async function readGates(req: PayloadRequest, key: unknown): Promise<Gates> {
  const { id, title, timezone } = await requireStaffEvent(req, key)
  const event = { id, title, timezone }
  const lists = await readCounts(req, id)
  if (lists.some(({ isDefault }) => isDefault)) return { event, lists }
  await inTransaction(req, () => ensureDefaultGate(req, id))
  return { event, lists: await readCounts(req, id) }
}

async function readCounts(req: PayloadRequest, event: string): Promise<GateCount[]> {
  return queryRows<GateCount>(
    req,
    sql`WITH gates AS (
          SELECT l.id, l.name, l.policy::text AS policy, coalesce(l.is_default, false) AS is_default,
            (SELECT array_agg(rel.ticket_types_id) FROM check_in_lists_rels rel
             WHERE rel.parent_id = l.id AND rel.path = 'ticketTypes') AS types
          FROM check_in_lists l WHERE l.event_id = ${event}),
        seats AS (
          SELECT ticket_type_id AS type, count(*) AS people FROM registrations
          WHERE event_id = ${event} AND status = 'confirmed' GROUP BY 1),
        entered AS (
          SELECT c.list_id AS list, count(DISTINCT c.registration_id) AS people
          FROM check_ins c JOIN registrations r ON r.id = c.registration_id
          WHERE c.event_id = ${event} AND c.result = 'accepted' AND c.direction = 'in'
            AND c.voided_at IS NULL AND r.status = 'confirmed' GROUP BY 1)
        SELECT g.id, g.name, g.policy, g.is_default AS "isDefault",
          coalesce((SELECT sum(s.people) FROM seats s
                    WHERE g.types IS NULL OR s.type = ANY (g.types)), 0)::int AS admissible,
          coalesce((SELECT e.people FROM entered e WHERE e.list = g.id), 0)::int AS "checkedIn"
        FROM gates g ORDER BY g.is_default DESC, g.name, g.id`,
  )
}
