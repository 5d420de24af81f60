import type { PayloadRequest } from 'payload'
import { changesForCustomer } from '@/lib/tickets/customerView'
import type { TicketChanges } from '@/lib/tickets/envelope'
import { appendTicketEvent } from './appendTicketEvent'
import { readTicketRow } from './readTicketRow'
import type { TicketRow } from '@/lib/tickets/ticketRow'
import { agentActor } from './ticketActor'
import type { TicketActor } from './ticketActor'

const watched = [
  'subject',
  'status',
  'priority',
  'category',
  'tags',
  'assignedTo',
  'event',
  'registration',
  'deletedAt',
] as const satisfies readonly (keyof TicketRow)[]

type Options = {
  req: PayloadRequest
  before: TicketRow
  /** Who did it, when not the signed-in user as staff. */
  actor?: TicketActor
  reason?: string
}

/** Compares a ticket with what it was when it was locked and appends what changed to its log, if anything did. */
export async function logTicketChanges({ req, before, actor, reason }: Options): Promise<void> {
  const after = await readTicketRow({ req, id: before.id })
  if (!after) return
  const changes: TicketChanges = {}
  for (const field of watched) {
    if (JSON.stringify(before[field]) !== JSON.stringify(after[field])) {
      changes[field] = [before[field], after[field]]
    }
  }
  if (Object.keys(changes).length === 0) return
  await appendTicketEvent({
    req,
    ticket: before.id,
    type: 'ticket.updated',
    actor: actor ?? agentActor(req),
    data: { changes, ...(reason ? { reason } : {}) },
    visible: changesForCustomer(changes) !== null,
  })
}
