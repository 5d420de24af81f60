import { z } from 'zod'
import { AppError } from '@/errors'
import { markReadByCustomer } from '@/operations/tickets/markReadByCustomer'
import { findPortalTicket } from '@/operations/tickets/portalLink'
import { requireCustomerViewer } from '@/operations/tickets/ticketViewer'
import { authenticate } from '@/realtime/authenticate'
import { namespaces } from '@/realtime/events'
import { rooms } from '@/realtime/rooms'
import { admit } from '@/server/sockets/admit'
import { listenTo } from '@/server/sockets/listenTo'
import { requestOf } from '@/server/sockets/requestOf'
import { assertJoined, serveTicketRoom, typingSignal } from '@/server/sockets/ticketRoom'
import type { AppNamespace, AppSocket, SocketContext } from '@/server/sockets/types'

/**
 * `/portal`: customers, by access token (their tickets) or by the signed link that was mailed to them (that
 * one ticket). Whoever they are elsewhere, here they are customers and see what customers see.
 */
export function servePortal(portal: AppNamespace, context: SocketContext): void {
  portal.use(
    admit(async (socket) => {
      const token: unknown = socket.handshake.auth.token
      const ticket = typeof token === 'string' ? findPortalTicket(token) : null
      if (ticket) {
        const req = await requestOf(socket, context)
        await requireCustomerViewer({ req, ticket, byLink: true })
        return { user: null, ticket }
      }
      const user = await authenticate(context.payload, socket.handshake)
      if (!user) throw new AppError('UNAUTHENTICATED')
      return { user }
    }),
  )
  portal.on('connection', (socket) => welcome(socket, context))
}

function welcome(socket: AppSocket, context: SocketContext): void {
  const { user, ticket: only } = socket.data
  const { payload, presence } = context
  if (user) void socket.join(rooms.user(user.id))
  const names = new Map<string, string>()

  serveTicketRoom({
    socket,
    context,
    only,
    find: async (ticket) => {
      if (only && ticket !== only) throw new AppError('NOT_FOUND')
      const req = await requestOf(socket, context)
      return requireCustomerViewer({ req, ticket, byLink: Boolean(only) })
    },
    self: ({ actor, ticket }) => {
      names.set(ticket.id, actor.name)
      return { person: user?.id ?? `link:${ticket.id}`, name: actor.name, type: 'customer' }
    },
  })
  const ticketId = only ? z.uuid().default(only) : z.uuid()

  listenTo({
    socket,
    event: 'ticket.typing',
    schema: z.object({ ticket: ticketId, typing: z.boolean().default(true) }),
    work: async ({ ticket, typing }) => {
      assertJoined(socket, ticket)
      const name = names.get(ticket) ?? 'Customer'
      const room = rooms.ticket(ticket)
      const signal = typingSignal({ ticket, typing, actor: { name, type: 'customer' } })
      socket.nsp.server.of(namespaces.agent).to(room).emit('typing', signal)
      await presence.say({ socket: socket.id, room }, typing ? 'replying' : 'viewing')
      return {}
    },
  })

  listenTo({
    socket,
    event: 'ticket.read',
    schema: z.object({
      ticket: ticketId,
      seq: z
        .int()
        .min(0)
        .max(2 ** 31),
    }),
    work: async ({ ticket, seq }) => {
      assertJoined(socket, ticket)
      return markReadByCustomer({ where: payload, ticket, user: user?.id ?? null, seq })
    },
  })
}
