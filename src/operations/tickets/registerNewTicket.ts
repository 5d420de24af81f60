import type { PayloadRequest } from 'payload'
import { nextNumber } from '@/db/nextNumber'
import { queryInTransaction, sql } from '@/db/sql'
import { recordWebhook } from '@/operations/webhooks/recordWebhook'
import { record } from '@/outbox/record'
import { sendMessage } from '@jobs/tickets/sendMessage.job'
import { appendTicketEvent } from './appendTicketEvent'
import { readTicketRow } from './readTicketRow'
import { agentActor, customerActor } from './ticketActor'

type Options = { req: PayloadRequest; id: string }

export type Registered = { number: string; lastSeq: number; lastPublicSeq: number }

/**
 * Completes a ticket that was just inserted: its number, the first entry of its log, the mails that follow.
 * The number comes last, because its series stays locked until the transaction ends.
 */
export async function registerNewTicket({ req, id }: Options): Promise<Registered> {
  const ticket = await readTicketRow({ req, id })
  if (!ticket) throw new Error(`Ticket ${id} is gone`)
  const actor =
    ticket.source === 'staff' ? agentActor(req) : await customerActor({ req, ...ticket })

  const year = new Date().getUTCFullYear()
  const ordinal = await nextNumber({ req, series: `tickets/${year}` })
  const number = `TKT-${year}-${String(ordinal).padStart(6, '0')}`
  await queryInTransaction(
    req,
    sql`UPDATE tickets SET number = ${number},
          last_customer_at = ${actor.type === 'customer' ? sql`now()` : sql`NULL`},
          last_customer_seq = ${actor.type === 'customer' ? 1 : 0}
        WHERE id = ${id}`,
  )
  const { seq, publicSeq } = await appendTicketEvent({
    req,
    ticket: id,
    type: 'ticket.created',
    actor,
    visible: true,
    data: {
      number,
      subject: ticket.subject,
      status: ticket.status,
      priority: ticket.priority,
      category: ticket.category,
    },
  })
  await recordWebhook({ req, type: 'ticket.created', subject: id })
  await record({ req, job: sendMessage, payload: { ticket: id, message: null } })
  return { number, lastSeq: seq, lastPublicSeq: publicSeq ?? 0 }
}
