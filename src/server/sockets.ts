import type { Server as HttpServer } from 'node:http'
import type { Payload } from 'payload'
import { Server } from 'socket.io'
import type { Socket } from 'socket.io'
import { env } from '@/env'
import { logger } from '@/logger'
import { authenticate } from '@/realtime/authenticate'
import { useSocketServer } from '@/realtime/emit'
import { namespaces } from '@/realtime/events'
import type { ClientToServerEvents, ServerToClientEvents, SocketData } from '@/realtime/events'
import { rooms } from '@/realtime/rooms'
import { makeSocketAdapter } from '@/realtime/socketAdapter'

export type AgentSocket = Socket<
  ClientToServerEvents,
  ServerToClientEvents,
  Record<string, never>,
  SocketData
>

/**
 * socket.io on the web server: `/agent` for staff. Events cross all processes through the adapter.
 * @returns close: disconnects every client, then releases the adapter
 */
export function attachSockets({ http, payload }: { http: HttpServer; payload: Payload }) {
  const { adapter, close } = makeSocketAdapter()
  const io = new Server<
    ClientToServerEvents,
    ServerToClientEvents,
    Record<string, never>,
    SocketData
  >(http, {
    adapter,
    cors: { origin: env.publicUrl, credentials: true },
    // A page on another site must not open a socket with the visitor's cookie.
    allowRequest: (req, answer) => answer(null, sameOrigin(req.headers)),
    maxHttpBufferSize: 100_000,
    serveClient: false,
  })
  const agent = io.of(namespaces.agent)
  agent.use((socket, next) => {
    authenticate(payload, socket.handshake).then((user) => {
      if (!user?.permissions.includes('admin.access')) {
        next(new Error(user ? 'FORBIDDEN' : 'UNAUTHENTICATED'))
        return
      }
      socket.data = { user }
      next()
    }, next)
  })
  agent.on('connection', (socket: AgentSocket) => {
    const { user } = socket.data
    if (!user) return
    void socket.join(rooms.user(user.id))
    const may = (permission: string) => user.permissions.includes(permission)
    if (may('tickets.read')) void socket.join(rooms.allTickets)
    if (may('certificates.read')) void socket.join(rooms.allCertificates)
    socket.on('event.join', (data, ack) => {
      joinIf({
        socket,
        allowed: may('registrations.read'),
        room: rooms.event(String(data?.event)),
        ack,
      })
    })
    socket.on('campaign.join', (data, ack) => {
      joinIf({
        socket,
        allowed: may('campaigns.read'),
        room: rooms.campaign(String(data?.campaign)),
        ack,
      })
    })
  })
  useSocketServer(io as unknown as Server)
  return {
    io,
    close: async () => {
      await io.close()
      await close().catch((error: unknown) => logger.warn({ err: error }, 'socket adapter close'))
    },
  }
}

type Join = {
  socket: AgentSocket
  allowed: boolean
  room: string
  ack: Parameters<ClientToServerEvents['event.join']>[1]
}

function joinIf({ socket, allowed, room, ack }: Join): void {
  if (!allowed) {
    ack?.({ ok: false, code: 'FORBIDDEN', message: 'You are not allowed to do this.' })
    return
  }
  void socket.join(room)
  ack?.({ ok: true })
}

function sameOrigin({ origin, host }: { origin?: string; host?: string }): boolean {
  if (!origin || origin === env.publicUrl) return true
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}
