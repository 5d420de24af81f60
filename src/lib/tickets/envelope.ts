/** Who did something to a ticket. */
export type ActorType = 'agent' | 'customer' | 'system'

/** What can happen to a ticket; also the names of the events on the sockets. */
export const ticketEventTypes = [
  'ticket.created',
  'ticket.updated',
  'ticket.message.created',
] as const

export type TicketEventType = (typeof ticketEventTypes)[number]

/** One entry of a ticket's log on its way to a client. On the customer's side `seq` counts what customers see. */
export type TicketEnvelope = {
  v: 1
  id: string
  ticket: string
  seq: number
  at: string
  actor: { id?: string; name: string; type: ActorType } | null
  type: TicketEventType
  data: Record<string, unknown>
}

/** A row of `ticket-events` as it is stored: the whole truth, for no client's eyes. */
export type TicketEventRow = {
  id: string
  ticket: string
  seq: number
  /** Position in the customer's log; null for what customers must not know of. */
  publicSeq: number | null
  type: TicketEventType
  actorType: ActorType
  actorId: string | null
  actorName: string
  data: TicketEventData
  createdAt: string
}

export type TicketChanges = Record<string, [before: unknown, after: unknown]>

export type TicketEventData =
  | { number: string; subject: string; status: string; priority: string; category?: string | null }
  | { changes: TicketChanges; reason?: string }
  | { message: string; kind: MessageKind }

export type MessageKind = 'internal' | 'public' | 'system'

export type AttachmentRow = { id: string; filename: string; mimeType: string; filesize: number }

/** A row of `ticket-messages` with its attachments, as stored. */
export type TicketMessageRow = {
  id: string
  ticket: string
  kind: MessageKind
  authorType: ActorType
  authorId: string | null
  authorName: string
  channel: string
  body: string
  attachments: AttachmentRow[]
  seq: number | null
  publicSeq: number | null
  createdAt: string
}
