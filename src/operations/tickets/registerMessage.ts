import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { recordWebhook } from '@/operations/webhooks/recordWebhook'
import { record } from '@/outbox/record'
import { sendMessage } from '@jobs/tickets/sendMessage.job'
import { appendTicketEvent } from './appendTicketEvent'
import { readMessageRows } from './readMessageRows'

type Options = { req: PayloadRequest; id: string }

/**
 * Completes a message that was just inserted: its entry in the log of the ticket, the times and counters
 * of the ticket that tell who wrote last. Needs the inserting transaction.
 */
export async function registerMessage({ req, id }: Options) {
  const [message] = await readMessageRows(req, sql`m.id = ${id}`)
  if (!message) throw new Error(`Message ${id} is gone`)
  const visible = message.kind !== 'internal'
  const event = await appendTicketEvent({
    req,
    ticket: message.ticket,
    type: 'ticket.message.created',
    actor: { type: message.authorType, id: message.authorId, name: message.authorName },
    data: { message: id, kind: message.kind },
    visible,
    message,
  })
  await queryInTransaction(
    req,
    sql`UPDATE ticket_messages SET seq = ${event.seq}, public_seq = ${event.publicSeq}
        WHERE id = ${id}`,
  )
  if (message.authorType === 'customer') {
    await queryInTransaction(
      req,
      sql`UPDATE tickets SET last_customer_at = now(), last_customer_seq = ${event.seq}
          WHERE id = ${message.ticket}`,
    )
  } else if (message.authorType === 'agent' && visible) {
    await queryInTransaction(
      req,
      sql`UPDATE tickets SET last_agent_at = now(),
            first_response_at = coalesce(first_response_at, now())
          WHERE id = ${message.ticket}`,
    )
  }
  if (visible) await recordWebhook({ req, type: 'ticket.message.created', subject: id })
  if (message.kind === 'public') {
    await record({ req, job: sendMessage, payload: { ticket: message.ticket, message: id } })
  }
  return { seq: event.seq, publicSeq: event.publicSeq }
}
