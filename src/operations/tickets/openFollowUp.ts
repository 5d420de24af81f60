import type { PayloadRequest } from 'payload'
import { appendTicketEvent } from './appendTicketEvent'
import type { MessageDraft, Posted } from './messageDraft'
import { readTicketRow } from './readTicketRow'
import type { TicketViewer } from './ticketViewer'

type Options = { req: PayloadRequest; viewer: TicketViewer; draft: MessageDraft }

/**
 * Opens a new ticket in the place of one that closed too long ago: same customer, subject and event, the
 * message as its description, and each names the other. Needs a transaction.
 */
export async function openFollowUp({ req, viewer, draft }: Options): Promise<Posted> {
  const { ticket, actor } = viewer
  const { id } = await req.payload.create({
    collection: 'tickets',
    data: {
      subject: ticket.subject,
      description: draft.body,
      category: ticket.category,
      priority: ticket.priority,
      source: 'web',
      requester: ticket.requester,
      user: ticket.user,
      event: ticket.event,
      registration: ticket.registration,
      followUpOf: ticket.id,
      attachments: draft.attachments,
    },
    select: {},
    depth: 0,
    overrideAccess: true,
    req,
  })
  const opened = await readTicketRow({ req, id })
  if (!opened) throw new Error(`Ticket ${id} is gone`)
  await appendTicketEvent({
    req,
    ticket: ticket.id,
    type: 'ticket.updated',
    actor,
    data: { changes: { followUp: [null, opened.number] } },
    visible: false,
  })
  return { message: null, ticket: opened, followUp: true }
}
