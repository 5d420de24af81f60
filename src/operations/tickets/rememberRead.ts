import type { Payload, PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { queryRows, sql } from '@/db/sql'

type Options = {
  where: Payload | PayloadRequest
  ticket: string
  user: string
  /** How far they have read, by the count of their side; never goes back, nor beyond the end of the log. */
  seq: number
}

/** Remembers how far somebody has read a ticket. Safe to repeat and to arrive out of order. */
export async function rememberRead({ where, ticket, user, seq }: Options): Promise<void> {
  await queryRows(
    where,
    sql`INSERT INTO ticket_reads (id, ticket_id, user_id, last_read_seq, created_at, updated_at)
        SELECT ${uuidv7()}, id, ${user}, least(${seq}, last_seq), now(), now()
        FROM tickets WHERE id = ${ticket}
        ON CONFLICT (ticket_id, user_id) DO UPDATE
          SET last_read_seq = greatest(ticket_reads.last_read_seq, excluded.last_read_seq),
              updated_at = now()`,
  )
}
