import type { PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { queryInTransaction, sql } from '@/db/sql'
import { afterCommit } from '@/db/strictTransactions'
import type {
  TicketEventData,
  TicketEventRow,
  TicketEventType,
  TicketMessageRow,
} from '@/lib/tickets/envelope'
import { announceTicketEvent } from './announceTicketEvent'
import type { TicketActor } from './ticketActor'

type Options = {
  req: PayloadRequest
  ticket: string
  type: TicketEventType
  actor: TicketActor
  data: TicketEventData
  /** Whether the customer hears of it: it gets a place in their log too. */
  visible: boolean
  /** The message the event is about: goes out with it. */
  message?: Omit<TicketMessageRow, 'publicSeq' | 'seq'>
}

type Inserted = {
  seq: number
  publicSeq: number | null
  createdAt: string
  owner: string | null
}

/**
 * Appends to the log of a ticket in the caller's transaction and, once that commits, tells everybody who
 * watches. `seq` has no gaps: raising it takes the ticket's row lock, and a rollback gives it back.
 * @throws AppError without a transaction
 */
export async function appendTicketEvent({
  req,
  ticket,
  type,
  actor,
  data,
  visible,
  message,
}: Options): Promise<TicketEventRow> {
  const id = uuidv7()
  const [row] = await queryInTransaction<Inserted>(
    req,
    sql`WITH ticket AS (
          UPDATE tickets SET last_seq = last_seq + 1,
            last_public_seq = last_public_seq + ${visible ? 1 : 0}, 
            last_activity_at = ${visible ? sql`now()` : sql`last_activity_at`}
          WHERE id = ${ticket} RETURNING last_seq, last_public_seq, user_id),
        entry AS (INSERT INTO ticket_events (id, ticket_id, seq, public_seq, type, actor_type, actor_id,
          actor_name, data, created_at, updated_at)
        SELECT ${id}, ${ticket}, last_seq, ${visible ? sql`last_public_seq` : sql`NULL`}, ${type},
          ${actor.type}, ${actor.id}, ${actor.name}, ${JSON.stringify(data)}::jsonb, now(), now()
        FROM ticket
        RETURNING seq::int, public_seq::int AS "publicSeq", created_at AS "createdAt")
        SELECT entry.*, ticket.user_id AS owner FROM entry, ticket`,
  )
  if (!row) throw new Error(`Ticket ${ticket} is gone`)
  const event: TicketEventRow = {
    id,
    ticket,
    type,
    actorType: actor.type,
    actorId: actor.id,
    actorName: actor.name,
    data,
    seq: row.seq,
    publicSeq: row.publicSeq,
    createdAt: new Date(row.createdAt).toISOString(),
  }
  await afterCommit(req, () =>
    announceTicketEvent({
      payload: req.payload,
      event,
      owner: row.owner,
      message: message && { ...message, seq: event.seq, publicSeq: event.publicSeq },
    }),
  )
  return event
}
