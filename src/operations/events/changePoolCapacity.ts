import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { AppError } from '@/errors'
import { sayTo } from '@/lib/sayTo'

type Input = {
  req: PayloadRequest
  event: string
  /** Null: no limit. */
  capacity: number | null
}

/** The pool that an event's own capacity means: the first one its default ticket type draws from. */
const mainPool = (event: string) =>
  sql`SELECT r.capacity_pools_id FROM ticket_types t
      JOIN ticket_types_rels r ON r.parent_id = t.id AND r.path = 'pools'
      WHERE t.event_id = ${event} AND t.is_default ORDER BY r."order" LIMIT 1`

/**
 * Sets the capacity of an event's pool by one conditional statement: never below the seats that are
 * taken or held, whatever is being claimed at the same time. Needs a transaction.
 * @throws AppError CAPACITY_BELOW_TAKEN with the numbers
 */
export async function changePoolCapacity({ req, event, capacity }: Input): Promise<void> {
  const changed = await queryInTransaction(
    req,
    sql`UPDATE capacity_pools SET capacity = ${capacity}, updated_at = now()
        WHERE id = (${mainPool(event)})
          AND (${capacity}::numeric IS NULL OR held + taken <= ${capacity}::numeric + overbook)
        RETURNING id`,
  )
  if (changed.length > 0) return
  const [pool] = await queryInTransaction<{ held: string; taken: string; overbook: string }>(
    req,
    sql`SELECT held, taken, overbook FROM capacity_pools WHERE id = (${mainPool(event)})`,
  )
  if (!pool) throw new AppError('CONFLICT', { message: 'The event has no seat pool.' })
  const [held, taken] = [Number(pool.held), Number(pool.taken)]
  const minimum = held + taken - Number(pool.overbook)
  throw new AppError('CAPACITY_BELOW_TAKEN', {
    message: sayTo(req, {
      en: `${taken} seats are taken and ${held} are held: the capacity cannot go below ${minimum}.`,
      tr: `${taken} koltuk dolu, ${held} koltuk tutuluyor: kontenjan ${minimum} sayısının altına inemez.`,
    }),
    data: { capacity, taken, held, minimum },
  })
}
