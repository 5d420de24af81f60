import type { Server as HttpServer } from 'node:http'
import type { Payload } from 'payload'
import { Server } from 'socket.io'
import { env } from '@/env'
import { logger } from '@/logger'
import { useSocketServer } from '@/realtime/emit'
import { namespaces } from '@/realtime/events'
import type { ClientToServerEvents, ServerToClientEvents, SocketData } from '@/realtime/events'
import { makePresence, presenceTtlMs } from '@/realtime/presence'
import { makeSocketAdapter } from '@/realtime/socketAdapter'
import { recheck } from '@/server/sockets/recheck'
import { serveAgents } from '@/server/sockets/serveAgents'
import { servePortal } from '@/server/sockets/servePortal'

/** How soon a permission taken away outside our own doors, or a token that ran out, cuts a socket. */
const recheckMs = 30_000

/**
 * socket.io on the web server: `/agent` for staff, `/portal` for customers. Events cross all processes
 * through the adapter.
 * @returns close: disconnects every client, then releases the adapter; tend: what its clock does
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
  const presence = makePresence(payload)
  const doors = [io.of(namespaces.agent), io.of(namespaces.portal)] as const
  serveAgents(doors[0], { payload, presence })
  servePortal(doors[1], { payload, presence })
  const report = (error: unknown) => logger.warn({ err: error }, 'presence not written')
  for (const door of doors) {
    door.on('connection', (socket) => {
      socket.on('disconnect', () => void presence.leave(socket.id).catch(report))
    })
  }
  const tend = {
    presence: () => presence.renew().catch(report),
    permissions: () => Promise.all(doors.map((door) => recheck(payload, door))),
  }
  const clocks = [
    setInterval(() => void tend.presence(), presenceTtlMs / 3),
    setInterval(() => void tend.permissions(), recheckMs),
  ]
  useSocketServer(io as unknown as Server)
  return {
    io,
    tend,
    close: async () => {
      for (const clock of clocks) clearInterval(clock)
      await presence.close().catch(report)
      await io.close()
      await close().catch((error: unknown) => logger.warn({ err: error }, 'socket adapter close'))
    },
  }
}

function sameOrigin({ origin, host }: { origin?: string; host?: string }): boolean {
  if (!origin || origin === env.publicUrl) return true
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}
