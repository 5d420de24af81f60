import type { PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { queryInTransaction, sql } from '@/db/sql'
import { sayTo } from '@/lib/sayTo'

/** Every event has one default list: makes it where it is missing. Safe to repeat and to race. */
export async function ensureDefaultGate(req: PayloadRequest, event: string): Promise<void> {
  await queryInTransaction(
    req,
    sql`INSERT INTO check_in_lists (id, event_id, name, is_default, policy, created_at, updated_at)
        VALUES (${uuidv7()}, ${event}, ${sayTo(req, { en: 'Entrance', tr: 'Giriş' })}, true, 'once',
                now(), now())
        ON CONFLICT DO NOTHING`,
  )
}
