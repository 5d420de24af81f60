import { toErrorBody } from '@/errors'
import { describeError } from '@/lib/describeError'
import { logger } from '@/logger'
import type { SocketData } from '@/realtime/events'
import type { AppSocket } from '@/server/sockets/types'

/**
 * The check at the door of a namespace. A client that is refused gets `connect_error` with the code as its
 * message, and the error of the contract in `data`.
 */
export function admit(identify: (socket: AppSocket) => Promise<SocketData>) {
  return (socket: AppSocket, next: (error?: Error) => void): void => {
    identify(socket).then(
      (data) => {
        socket.data = data
        next()
      },
      (error: unknown) => {
        const described = describeError(error, { signedIn: false })
        if (described.status >= 500) logger.error({ err: error }, 'socket not admitted')
        next(Object.assign(new Error(described.code), { data: toErrorBody(described).errors[0] }))
      },
    )
  }
}
