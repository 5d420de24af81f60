import type { PayloadRequest } from 'payload'
import { sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { AppError } from '@/errors'
import { legalTicketTransitions } from '@/lib/ticketStates'
import type { TicketStatus } from '@/lib/ticketStates'
import { applyTicketStatus } from './applyTicketStatus'
import { assertNothingNew } from './assertNothingNew'
import { changeTicket } from './changeTicket'
import type { MessageDraft, Posted } from './messageDraft'
import { openFollowUp } from './openFollowUp'
import { readMessageRows } from './readMessageRows'
import { readTicketRow } from './readTicketRow'
import type { TicketViewer } from './ticketViewer'

type Options = { req: PayloadRequest; viewer: TicketViewer; draft: MessageDraft }

/**
 * Writes into a conversation. A customer's message opens the ticket again; once that is no longer possible
 * it becomes a follow-up ticket. An agent's public answer makes an open ticket wait for the customer.
 * Whether the writer may write, and attach those files, was checked by the caller.
 * @throws AppError 409 when an unread message came in between, or an agent answers a closed ticket
 */
export async function postMessage({ req, viewer, draft }: Options): Promise<Posted> {
  const { id } = viewer.ticket
  return inTransaction(req, async () => {
    const ticket = await readTicketRow({ req, id, lock: true })
    if (!ticket || ticket.deletedAt) throw new AppError('NOT_FOUND')
    const current = { ...viewer, ticket }
    await assertNothingNew({ req, viewer: current, expectedSeq: draft.expectedSeq })
    const next = statusAfter({ req, viewer: current, draft })
    if (next === 'follow-up') return openFollowUp({ req, viewer: current, draft })

    const { actor, role } = current
    const { id: messageId } = await req.payload.create({
      collection: 'ticket-messages',
      data: {
        ticket: id,
        kind: draft.kind,
        body: draft.body,
        authorType: actor.type,
        authorName: actor.name,
        author: actor.id,
        channel: role === 'agent' ? 'admin' : 'web',
        attachments: draft.attachments,
        owner: ticket.user,
      },
      select: {},
      depth: 0,
      overrideAccess: true,
      req,
    })
    const changed = next
      ? await changeTicket({ req, viewer: current, change: { status: next } })
      : await readTicketRow({ req, id })
    const [message] = await readMessageRows(req, sql`m.id = ${messageId}`)
    return { message: message ?? null, ticket: changed ?? ticket, followUp: false }
  })
}

/** The status the message leads to, null for none. */
function statusAfter({ req, viewer, draft }: Options): TicketStatus | 'follow-up' | null {
  const { status, closedAt } = viewer.ticket
  const now = new Date()
  if (viewer.role === 'customer') {
    if (status === 'open') return null
    return legalTicketTransitions({ status, closedAt, now }).includes('open') ? 'open' : 'follow-up'
  }
  if (draft.status && draft.status !== status) return draft.status
  if (draft.kind === 'internal') return null
  // Answering a closed ticket would leave the customer with a conversation that is over.
  if (status === 'closed') applyTicketStatus({ req, from: status, to: 'pending', closedAt, now })
  return status === 'open' && !draft.status ? 'pending' : null
}
