import { createLocalReq } from 'payload'
import type { PayloadRequest } from 'payload'
import { AppError } from '@/errors'
import type { AppSocket, SocketContext } from '@/server/sockets/types'

/**
 * A request in the name of whoever opened the socket, as they are now: their roles are read anew, so what
 * was taken from them since the handshake is gone here too.
 * @throws AppError 401 when the account is gone
 */
export async function requestOf(
  socket: AppSocket,
  { payload }: SocketContext,
): Promise<PayloadRequest> {
  const id = socket.data.user?.id
  if (!id) return createLocalReq({}, payload)
  const user = await payload.findByID({
    collection: 'users',
    id,
    depth: 1,
    disableErrors: true,
    overrideAccess: true,
  })
  if (!user) throw new AppError('UNAUTHENTICATED')
  return createLocalReq({ user: { ...user, collection: 'users' } as never }, payload)
}
