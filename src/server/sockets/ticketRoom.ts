import { z } from 'zod'
import { AppError } from '@/errors'
import type { ActorType } from '@/lib/tickets/envelope'
import { presenceStates } from '@/lib/tickets/signal'
import { makeSignal } from '@/realtime/makeSignal'
import { readPresent } from '@/realtime/readPresent'
import { rooms } from '@/realtime/rooms'
import { readTicketEvents } from '@/operations/tickets/readTicketEvents'
import { readTicketRow } from '@/operations/tickets/readTicketRow'
import type { TicketViewer } from '@/operations/tickets/ticketViewer'
import { listenTo } from '@/server/sockets/listenTo'
import { requestOf } from '@/server/sockets/requestOf'
import type { AppSocket, SocketContext } from '@/server/sockets/types'

/** A client far behind fetches the rest by REST. */
const missedLimit = 200
const ticketsPerSocket = 50

const seq = z
  .int()
  .min(0)
  .max(2 ** 31)

type Door = {
  socket: AppSocket
  context: SocketContext
  /** Who they are for a ticket, as its rules say now; throws for tickets that are not theirs to see. */
  find: (ticket: string) => Promise<TicketViewer>
  /** How they appear to staff, by their part in the ticket. */
  self: (viewer: TicketViewer) => { person: string; name: string; type: ActorType }
  /** The one ticket a signed link opens: what is meant when a client names none. */
  only?: string
}

/** What both doors have in common: joining a ticket with what was missed, leaving, and saying who is there. */
export function serveTicketRoom({ socket, context, find, self, only }: Door): void {
  const { payload, presence } = context
  const ticketId = only ? z.uuid().default(only) : z.uuid()

  listenTo({
    socket,
    event: 'ticket.join',
    schema: z.object({ ticket: ticketId, afterSeq: seq.optional() }),
    work: async ({ ticket, afterSeq }) => {
      const viewer = await find(ticket)
      const room = rooms.ticket(ticket)
      if (!socket.rooms.has(room) && countTickets(socket) >= ticketsPerSocket) {
        throw new AppError('RATE_LIMITED', { message: 'Leave a ticket before you join another.' })
      }
      await socket.join(room)
      // Read after joining: what is committed in between comes twice rather than never.
      const row = await readTicketRow({ req: await requestOf(socket, context), id: ticket })
      const missed =
        afterSeq === undefined
          ? []
          : await readTicketEvents({
              where: payload,
              ticket,
              role: viewer.role,
              afterSeq,
              limit: missedLimit,
            })
      const isAgent = viewer.role === 'agent'
      const last = (isAgent ? row?.lastSeq : row?.lastPublicSeq) ?? 0
      await presence.enter({ socket: socket.id, room, state: 'viewing', ...self(viewer) })
      return {
        ticket,
        seq: Math.max(last, missed.at(-1)?.seq ?? 0),
        missed,
        hasMore: missed.length === missedLimit && (missed.at(-1)?.seq ?? last) < last,
        ...(isAgent ? { viewers: await readPresent(payload, room) } : {}),
      }
    },
  })

  listenTo({
    socket,
    event: 'ticket.leave',
    schema: z.object({ ticket: ticketId }),
    work: async ({ ticket }) => {
      await socket.leave(rooms.ticket(ticket))
      await presence.leave(socket.id, rooms.ticket(ticket))
      return {}
    },
  })

  listenTo({
    socket,
    event: 'presence.heartbeat',
    schema: z.object({
      ticket: z.uuid().optional(),
      state: z.enum(presenceStates).default('viewing'),
    }),
    work: async ({ ticket = only, state }) => {
      if (ticket) await presence.say({ socket: socket.id, room: rooms.ticket(ticket) }, state)
      return {}
    },
  })
}

/**
 * Only who has joined a ticket speaks in it.
 * @throws AppError 404
 */
export function assertJoined(socket: AppSocket, ticket: string): void {
  if (!socket.rooms.has(rooms.ticket(ticket))) {
    throw new AppError('NOT_FOUND', { message: 'Join the ticket first.' })
  }
}

type Typing = {
  ticket: string
  typing: boolean
  actor: { id?: string; name: string; type: ActorType }
}

/** Somebody writes, or has stopped. Shown for a few seconds, in no log. */
export function typingSignal({ ticket, typing, actor }: Typing) {
  const { id, name } = actor
  const user = id ? { id, name } : { name }
  return makeSignal({ type: 'typing', ticket, actor, data: { typing, user } })
}

const countTickets = (socket: AppSocket) =>
  [...socket.rooms].filter((room) => rooms.ticketOf(room)).length
