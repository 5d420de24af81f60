import type { TicketEnvelope } from '@/lib/tickets/envelope'

/** Everything that is pushed to clients, by event name. Extended by each domain. */
export type ServerToClientEvents = {
  'ticket.created': (envelope: TicketEnvelope) => void
  'ticket.updated': (envelope: TicketEnvelope) => void
  'ticket.message.created': (envelope: TicketEnvelope) => void
  'unread.changed': (data: { ticket: string; unread: number }) => void
  'presence.changed': (data: { count: number; users: { id: string; name: string }[] }) => void
  typing: (data: { ticket: string; user: { id: string; name: string }; typing: boolean }) => void
  'registration.created': (data: { event: string; registration: string; status: string }) => void
  'checkin.created': (data: {
    event: string
    registration: string
    checkIn: string
    at: string
    voided: boolean
  }) => void
  'campaign.progress': (data: {
    campaign: string
    status: string
    planned: number
    states: Record<string, number>
  }) => void
  'job.progress': (data: {
    collection: string
    id: string
    done: number
    total: number
    status: string
  }) => void
}

export type EventName = keyof ServerToClientEvents

export type Ack<T> = (
  answer: ({ ok: true } & T) | { ok: false; code: string; message: string },
) => void

export type ClientToServerEvents = {
  'event.join': (data: { event: string }, ack: Ack<object>) => void
  'campaign.join': (data: { campaign: string }, ack: Ack<object>) => void
  'ticket.join': (
    data: { ticket: string; afterSeq?: number },
    ack: Ack<{ seq: number; missed: TicketEnvelope[] }>,
  ) => void
  'ticket.leave': (data: { ticket: string }, ack: Ack<object>) => void
  'ticket.typing': (data: { ticket: string; typing: boolean }, ack?: Ack<object>) => void
  'ticket.read': (data: { ticket: string; seq: number }, ack: Ack<object>) => void
  'presence.heartbeat': (ack?: Ack<object>) => void
}

/** What the handshake leaves on a socket. */
export type SocketData = {
  user: { id: string; name: string; permissions: string[] } | null
  /** Portal only: the one ticket a signed link opens. */
  ticket?: string
}

export const namespaces = { agent: '/agent', portal: '/portal' } as const

export type NamespaceName = keyof typeof namespaces
