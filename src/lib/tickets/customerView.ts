import type { TicketChanges, TicketEnvelope, TicketEventRow, TicketMessageRow } from './envelope'
import { fileLink } from './fileLink'
import type { TicketRow } from './ticketRow'

/** The fields of a ticket whose changes its customer hears of. Whatever is not here stays with staff. */
export const customerFields = ['status', 'subject', 'priority', 'category'] as const

/** What a new ticket tells its customer. */
const openingFields = ['number', 'subject', 'status', 'priority', 'category'] as const

export type CustomerMessage = NonNullable<ReturnType<typeof messageForCustomer>>

/** A message as its customer sees it: no notes, no ids of staff, no channel; null when it is not theirs to see. Pure. */
export function messageForCustomer(row: TicketMessageRow) {
  if (row.kind === 'internal' || row.publicSeq === null) return null
  return {
    id: row.id,
    ticket: row.ticket,
    kind: row.kind,
    author: { type: row.authorType, name: row.authorName },
    body: row.body,
    attachments: row.attachments.map(({ id, filename, mimeType, filesize }) => ({
      id,
      filename,
      mimeType,
      filesize,
      url: fileLink(row.ticket, id),
    })),
    seq: row.publicSeq,
    createdAt: row.createdAt,
  }
}

/** A ticket as its customer sees it beside its conversation. Built field by field, as all of this. Pure. */
export function ticketForCustomer(row: TicketRow) {
  return {
    id: row.id,
    number: row.number,
    subject: row.subject,
    description: row.description,
    status: row.status,
    priority: row.priority,
    category: row.category,
    followUpOf: row.followUpOf,
    createdAt: row.createdAt,
    resolvedAt: row.resolvedAt,
    closedAt: row.closedAt,
    seq: row.lastPublicSeq,
  }
}

/** The changes a customer hears of, or null when there are none. Pure. */
export function changesForCustomer(changes: TicketChanges): TicketChanges | null {
  const visible = customerFields.flatMap((field) =>
    changes[field] ? [[field, changes[field]] as const] : [],
  )
  return visible.length > 0 ? Object.fromEntries(visible) : null
}

/**
 * An entry of the log as the customer sees it, numbered by what customers see, or null when it is none of
 * theirs. Built from nothing: a field reaches customers only by being named here. Pure.
 */
export function eventForCustomer(
  event: TicketEventRow,
  message?: TicketMessageRow | null,
): TicketEnvelope | null {
  if (event.publicSeq === null) return null
  const data = dataForCustomer(event, message)
  if (!data) return null
  return {
    v: 1,
    id: event.id,
    ticket: event.ticket,
    seq: event.publicSeq,
    at: event.createdAt,
    actor: { type: event.actorType, name: event.actorName },
    type: event.type,
    data,
  }
}

function dataForCustomer(event: TicketEventRow, message?: TicketMessageRow | null) {
  const { data } = event
  if ('message' in data) {
    if (data.kind === 'internal') return null
    return { message: message ? messageForCustomer(message) : null }
  }
  if ('changes' in data) {
    const changes = changesForCustomer(data.changes)
    return changes && { changes }
  }
  return Object.fromEntries(
    openingFields.flatMap((field) => (data[field] ? [[field, data[field]]] : [])),
  )
}
