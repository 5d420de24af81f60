import type { Payload } from 'payload'
import type { Namespace, Socket } from 'socket.io'
import type { ClientToServerEvents, ServerToClientEvents, SocketData } from '@/realtime/events'
import type { Presence } from '@/realtime/presence'

type Inside = Record<string, never>

/** A connected client of `/agent` or `/portal`. */
export type AppSocket = Socket<ClientToServerEvents, ServerToClientEvents, Inside, SocketData>

export type AppNamespace = Namespace<ClientToServerEvents, ServerToClientEvents, Inside, SocketData>

/** What every door of the sockets works with. */
export type SocketContext = { payload: Payload; presence: Presence }
