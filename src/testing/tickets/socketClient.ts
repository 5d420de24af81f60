import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import { waitFor } from '@/testing/harness'

/** Anything a server pushes: what tests look at in it. */
export type Pushed = {
  event: string
  v: number
  id: string
  ticket: string | null
  seq: number
  at: string
  type: string
  actor: { id?: string; name: string; type: string } | null
  data: Record<string, unknown> & {
    count: number
    unread: number
    users: { id: string; name: string; type: string; state: string }[]
  }
}

export type Acknowledged = {
  ok: boolean
  code?: string
  message?: string
  seq: number
  hasMore: boolean
  unread: number
  missed: Pushed[]
  viewers?: { id: string; name: string }[]
}

type Door = {
  url: string
  namespace: 'agent' | 'portal'
  token?: string
  headers?: Record<string, string>
}

/** A connected client that remembers everything it is sent, in order. */
export type SocketClient = {
  socket: Socket
  received: Pushed[]
  of: (event: string, ticket?: string) => Pushed[]
  ask: (event: string, data?: unknown) => Promise<Acknowledged>
  close: () => void
}

const open: Socket[] = []

/** @throws Error with the server's word when it does not let the client in */
export async function openSocket({ url, namespace, token, headers }: Door): Promise<SocketClient> {
  const socket = io(`${url}/${namespace}`, {
    auth: token ? { token } : {},
    extraHeaders: headers,
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  })
  open.push(socket)
  const received: Pushed[] = []
  socket.onAny((event: string, sent: Omit<Pushed, 'event'>) => received.push({ event, ...sent }))
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve())
    socket.once('connect_error', reject)
  })
  return {
    socket,
    received,
    of: (event, ticket) =>
      received.filter((each) => each.event === event && (!ticket || each.ticket === ticket)),
    ask: (event, data) =>
      (data === undefined
        ? socket.timeout(15_000).emitWithAck(event)
        : socket.timeout(15_000).emitWithAck(event, data)) as Promise<Acknowledged>,
    close: () => socket.disconnect(),
  }
}

/** Waits until a client has been sent so many events of a name. */
export const heard = (client: SocketClient, event: string, count = 1) =>
  waitFor(`${count} × ${event}`, () => client.of(event).length >= count && client.of(event))

/** Closes every client of the test file. */
export function closeSockets(): void {
  for (const socket of open.splice(0)) socket.disconnect()
}
