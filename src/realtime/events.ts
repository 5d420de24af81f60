import type { TicketEnvelope } from '@/lib/tickets/envelope'
import type { Present, Signal } from '@/lib/tickets/signal'

/** Everything that is pushed to clients, by event name. Extended by each domain. */
export type ServerToClientEvents = {
  'ticket.created': (envelope: TicketEnvelope) => void
  'ticket.updated': (envelope: TicketEnvelope) => void
  'ticket.message.created': (envelope: TicketEnvelope) => void
  'unread.changed': (signal: Signal<'unread.changed'>) => void
  'presence.changed': (signal: Signal<'presence.changed'>) => void
  typing: (signal: Signal<'typing'>) => void
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
    opens: { human: number; machine: number }
    clicks: { human: number; machine: number }
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

export type Refusal = { ok: false; code: string; message: string; data?: Record<string, unknown> }

export type Ack<T> = (answer: ({ ok: true } & T) | Refusal) => void

/** What `ticket.join` gives: the log after `afterSeq`; with `hasMore` the rest is fetched by REST. */
export type Joined = {
  ticket: string
  seq: number
  missed: TicketEnvelope[]
  hasMore: boolean
  /** Agents only. */
  viewers?: Present[]
}

export type ClientToServerEvents = {
  'event.join': (data: { event: string }, ack: Ack<object>) => void
  'campaign.join': (data: { campaign: string }, ack: Ack<object>) => void
  'ticket.join': (data: { ticket?: string; afterSeq?: number }, ack: Ack<Joined>) => void
  'ticket.leave': (data: { ticket: string }, ack: Ack<object>) => void
  'ticket.typing': (
    data: { ticket: string; typing?: boolean; audience?: 'internal' | 'public' },
    ack?: Ack<object>,
  ) => void
  'ticket.read': (data: { ticket: string; seq: number }, ack: Ack<{ unread: number }>) => void
  'presence.heartbeat': (
    data?: { ticket?: string; state?: Present['state'] },
    ack?: Ack<object>,
  ) => void
}

/** What the handshake leaves on a socket. */
export type SocketData = {
  user: { id: string; name: string; permissions: string[] } | null
  /** Portal only: the one ticket a signed link opens. */
  ticket?: string
}

export const namespaces = { agent: '/agent', portal: '/portal' } as const

export type NamespaceName = keyof typeof namespaces
