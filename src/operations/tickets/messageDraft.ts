import type { MessageKind, TicketMessageRow } from '@/lib/tickets/envelope'
import type { TicketStatus } from '@/lib/ticketStates'
import type { TicketRow } from '@/lib/tickets/ticketRow'

/** What somebody is about to write into a conversation. */
export type MessageDraft = {
  body: string
  kind: Exclude<MessageKind, 'system'>
  /** Ids of files the writer may attach; that they may was checked by the caller. */
  attachments: string[]
  expectedSeq?: number
  /** Agents: what becomes of the ticket with this message. Default: a public answer waits for the customer. */
  status?: TicketStatus
}

/** What became of it. */
export type Posted = {
  /** Null when the message opened a follow-up ticket, whose description it became. */
  message: TicketMessageRow | null
  ticket: TicketRow
  followUp: boolean
}
