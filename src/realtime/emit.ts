import { Server } from 'socket.io'
import type { EventName, NamespaceName, ServerToClientEvents } from '@/realtime/events'
import { namespaces } from '@/realtime/events'
import { makeSocketAdapter } from '@/realtime/socketAdapter'

type Emitter = { io: Server; close: () => Promise<void> }

// On globalThis: the server bundle and Next's bundle each load their own copy of this module.
const key = Symbol.for('rostrum.socketEmitter')
const holder = globalThis as { [key]?: Emitter }

/** The web process emits through its own socket server; others open one without clients on first use. */
export function useSocketServer(io: Server): void {
  holder[key] = { io, close: async () => undefined }
}

function requireEmitter(): Emitter {
  if (holder[key]) return holder[key]
  const { adapter, close } = makeSocketAdapter()
  const io = new Server({ adapter })
  const closeAll = async () => {
    // `io.close` needs an engine, which a server without clients has not.
    for (const { adapter: own } of io._nsps.values()) await own.close()
    await close()
  }
  holder[key] = { io, close: closeAll }
  return holder[key]
}

type Emission<Name extends EventName> = {
  namespace: NamespaceName
  /** Room or rooms; a client in several gets the event once. */
  to: string | string[]
  event: Name
  data: Parameters<ServerToClientEvents[Name]>[0]
}

/**
 * Pushes an event to every connected client in a room, on all web processes. At most once, not stored:
 * commit first, emit after (`afterCommit`), and let clients catch up over REST.
 */
export function emit<Name extends EventName>({ namespace, to, event, data }: Emission<Name>): void {
  requireEmitter().io.of(namespaces[namespace]).to(to).emit(event, data)
}

/** Cuts every live socket of a user, on all processes: after log-out, disable, role or password change. */
export function disconnectUser(userId: string): void {
  const { io } = requireEmitter()
  for (const namespace of Object.values(namespaces)) {
    io.of(namespace).in(`user:${userId}`).disconnectSockets(true)
  }
}

/** Releases what `emit` opened in this process. Safe to repeat. */
export async function closeEmitter(): Promise<void> {
  const emitter = holder[key]
  delete holder[key]
  await emitter?.close()
}
