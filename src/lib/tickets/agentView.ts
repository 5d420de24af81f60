import type { TicketEnvelope, TicketEventRow, TicketMessageRow } from './envelope'
import { fileLink } from './fileLink'
import type { TicketRow } from './ticketRow'

export type AgentMessage = ReturnType<typeof messageForAgent>

/** A message as staff see it. Pure. */
export function messageForAgent(row: TicketMessageRow) {
  return {
    id: row.id,
    ticket: row.ticket,
    kind: row.kind,
    author: { type: row.authorType, id: row.authorId, name: row.authorName },
    channel: row.channel,
    body: row.body,
    attachments: row.attachments.map((file) => ({ ...file, url: fileLink(row.ticket, file.id) })),
    seq: row.seq,
    createdAt: row.createdAt,
  }
}

/** A ticket as staff see it beside its conversation. Pure. */
export function ticketForAgent(row: TicketRow) {
  const { lastSeq, lastPublicSeq: _ofCustomers, deletedAt: _always, ...ticket } = row
  return { ...ticket, lastSeq, seq: lastSeq }
}

/** An entry of the log as staff see it: everything, numbered by `seq`. Pure. */
export function eventForAgent(
  event: TicketEventRow,
  message?: TicketMessageRow | null,
): TicketEnvelope {
  return {
    v: 1,
    id: event.id,
    ticket: event.ticket,
    seq: event.seq,
    at: event.createdAt,
    actor: {
      type: event.actorType,
      name: event.actorName,
      ...(event.actorId ? { id: event.actorId } : {}),
    },
    type: event.type,
    data:
      'message' in event.data ? { message: message ? messageForAgent(message) : null } : event.data,
  }
}
