import type { TicketPriority } from '@/lib/ticketPriorities'
import type { TicketStatus } from '@/lib/ticketStates'

/** A ticket as the operations see it: no access rules, no populated relations. */
export type TicketRow = {
  id: string
  number: string | null
  subject: string
  description: string
  status: TicketStatus
  priority: TicketPriority
  category: string | null
  tags: string[]
  requester: string | null
  user: string | null
  assignedTo: string | null
  event: string | null
  registration: string | null
  source: string
  followUpOf: string | null
  createdAt: string
  lastActivityAt: string | null
  resolvedAt: string | null
  closedAt: string | null
  firstResponseAt: string | null
  deletedAt: string | null
  reopenCount: number
  lastSeq: number
  lastPublicSeq: number
}
