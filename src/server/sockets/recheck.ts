import type { Payload } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { logger } from '@/logger'
import { authenticate } from '@/realtime/authenticate'
import type { SocketData } from '@/realtime/events'
import type { AppNamespace, AppSocket } from '@/server/sockets/types'

/**
 * Asks again who the sockets of a namespace are, since a handshake may be hours old. Whoever may no longer
 * do all they could, or can do more, is cut: clients connect again and are judged anew. One question per
 * token or cookie, however many tabs share it.
 */
export async function recheck(payload: Payload, namespace: AppNamespace): Promise<void> {
  const known = new Map<string, SocketData['user']>()
  for (const socket of namespace.sockets.values()) {
    const { auth, headers } = socket.handshake
    try {
      if (socket.data.ticket) {
        if (!(await isThere(payload, socket.data.ticket))) cut(socket)
        continue
      }
      const credential = String(auth.token ?? headers.authorization ?? headers.cookie)
      if (!known.has(credential)) {
        known.set(credential, await authenticate(payload, socket.handshake))
      }
      if (!isSame(socket.data.user, known.get(credential) ?? null)) cut(socket)
    } catch (error) {
      // A database that is away for a moment is no reason to cut anybody.
      logger.warn({ err: error }, 'a socket could not be checked again')
    }
  }
}

function isSame(before: SocketData['user'], now: SocketData['user']): boolean {
  return before?.id === now?.id && before?.permissions.join() === now?.permissions.join()
}

async function isThere(payload: Payload, ticket: string): Promise<boolean> {
  const rows = await queryRows(
    payload,
    sql`SELECT 1 FROM tickets WHERE id = ${ticket} AND deleted_at IS NULL`,
  )
  return rows.length > 0
}

function cut(socket: AppSocket): void {
  socket.disconnect(true)
}
