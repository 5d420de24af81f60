import type { PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { queryInTransaction, sql } from '@/db/sql'
import { sayTo } from '@/lib/sayTo'
import { toMinorUnits } from '@/lib/toMinorUnits'

type Input = {
  req: PayloadRequest
  event: { id: string; capacity?: number | null; price?: number | null; currency: string }
}

/**
 * What a simple event needs to take registrations: its seat pool, its default ticket type at the event's
 * price, drawing from that pool, and its default check-in list. One statement in the transaction that
 * creates the event.
 */
export async function makeEventDefaults({ req, event }: Input): Promise<void> {
  const [pool, ticket, list] = [uuidv7(), uuidv7(), uuidv7()]
  const { id, currency, capacity } = event
  const priceMinor = toMinorUnits({ price: event.price ?? 0, currency }) ?? 0
  const names = {
    pool: sayTo(req, { en: 'Seats', tr: 'Koltuklar' }),
    ticket: sayTo(req, { en: 'Standard', tr: 'Standart' }),
    list: sayTo(req, { en: 'Entrance', tr: 'Giriş' }),
  }
  await queryInTransaction(
    req,
    sql`WITH pool AS (
          INSERT INTO capacity_pools (id, event_id, name, capacity, held, taken, waiting,
                                      overbook, created_at, updated_at)
          VALUES (${pool}, ${id}, ${names.pool}, ${capacity ?? null}, 0, 0, 0, 0, now(), now())),
        ticket AS (
          INSERT INTO ticket_types (id, event_id, name, kind, is_default, price_minor, currency,
                                    visibility, sort_order, status, created_at, updated_at)
          VALUES (${ticket}, ${id}, ${names.ticket}, ${priceMinor > 0 ? 'paid' : 'free'}, true,
                  ${priceMinor}, ${currency}, 'public', 0, 'active', now(), now())),
        link AS (
          INSERT INTO ticket_types_rels ("order", parent_id, path, capacity_pools_id)
          VALUES (1, ${ticket}, 'pools', ${pool}))
        INSERT INTO check_in_lists (id, event_id, name, is_default, policy, created_at, updated_at)
        VALUES (${list}, ${id}, ${names.list}, true, 'once', now(), now())`,
  )
}
