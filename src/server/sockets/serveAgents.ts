import { z } from 'zod'
import { holds } from '@/access/can'
import type { Permission } from '@/access/permissions'
import { AppError } from '@/errors'
import { logger } from '@/logger'
import { markTicketRead } from '@/operations/tickets/markTicketRead'
import { requireTicketViewer } from '@/operations/tickets/ticketViewer'
import { authenticate } from '@/realtime/authenticate'
import { namespaces } from '@/realtime/events'
import { rooms } from '@/realtime/rooms'
import { admit } from '@/server/sockets/admit'
import { listenTo } from '@/server/sockets/listenTo'
import { requestOf } from '@/server/sockets/requestOf'
import { assertJoined, serveTicketRoom, typingSignal } from '@/server/sockets/ticketRoom'
import type { AppNamespace, AppSocket, SocketContext } from '@/server/sockets/types'

/** `/agent`: staff, by access token or the admin panel's cookie. They see what their permissions say. */
export function serveAgents(agent: AppNamespace, context: SocketContext): void {
  agent.use(
    admit(async (socket) => {
      const user = await authenticate(context.payload, socket.handshake)
      if (!user) throw new AppError('UNAUTHENTICATED')
      if (!user.permissions.includes('admin.access')) throw new AppError('FORBIDDEN')
      return { user }
    }),
  )
  agent.on('connection', (socket) => welcome(socket, context))
}

function welcome(socket: AppSocket, context: SocketContext): void {
  const { user } = socket.data
  if (!user) return
  const { payload, presence } = context
  const self = { person: user.id, name: user.name, type: 'agent' as const }
  void socket.join([rooms.user(user.id), rooms.presence])
  if (user.permissions.includes('tickets.read')) void socket.join(rooms.allTickets)
  if (user.permissions.includes('certificates.read')) void socket.join(rooms.allCertificates)
  presence
    .enter({ socket: socket.id, room: rooms.presence, state: 'viewing', ...self })
    .catch((error: unknown) => logger.warn({ err: error }, 'presence not written'))

  joinByPermission({
    socket,
    context,
    event: 'event.join',
    field: 'event',
    permission: 'registrations.read',
    room: rooms.event,
  })
  joinByPermission({
    socket,
    context,
    event: 'campaign.join',
    field: 'campaign',
    permission: 'campaigns.read',
    room: rooms.campaign,
  })

  const find = async (ticket: string) => {
    const viewer = await requireTicketViewer(await requestOf(socket, context), ticket)
    // Their own ticket, opened as a customer, is for the other door.
    if (viewer.role !== 'agent') throw new AppError('FORBIDDEN')
    return viewer
  }
  serveTicketRoom({ socket, context, find, self: () => self })

  listenTo({
    socket,
    event: 'ticket.typing',
    schema: z.object({
      ticket: z.uuid(),
      typing: z.boolean().default(true),
      audience: z.enum(['public', 'internal']).default('public'),
    }),
    work: async ({ ticket, typing, audience }) => {
      assertJoined(socket, ticket)
      const { id, name } = user
      const room = rooms.ticket(ticket)
      socket
        .to(room)
        .emit('typing', typingSignal({ ticket, typing, actor: { id, name, type: 'agent' } }))
      await presence.say({ socket: socket.id, room }, typing ? 'replying' : 'viewing')
      if (audience === 'internal') return {}
      // Customers learn the name they read under answers, and no id.
      const seen = typingSignal({ ticket, typing, actor: { name, type: 'agent' } })
      socket.nsp.server.of(namespaces.portal).to(room).emit('typing', seen)
      return {}
    },
  })

  listenTo({
    socket,
    event: 'ticket.read',
    schema: z.object({
      ticket: z.uuid(),
      seq: z
        .int()
        .min(0)
        .max(2 ** 31),
    }),
    work: async ({ ticket, seq }) => {
      assertJoined(socket, ticket)
      return markTicketRead({ where: payload, ticket, user: user.id, seq })
    },
  })
}

type ByPermission = {
  socket: AppSocket
  context: SocketContext
  event: 'campaign.join' | 'event.join'
  field: 'campaign' | 'event'
  permission: Permission
  room: (id: string) => string
}

function joinByPermission({ socket, context, event, field, permission, room }: ByPermission): void {
  listenTo({
    socket,
    event,
    schema: z.object({ [field]: z.uuid() }),
    work: async (data) => {
      if (!holds(await requestOf(socket, context), permission)) throw new AppError('FORBIDDEN')
      await socket.join(room(String(data[field])))
      return {}
    },
  })
}
