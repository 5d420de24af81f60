import { io } from 'socket.io-client'

type Watch = { url: string; event: string; staff: { Authorization: string } }

/**
 * A socket of staff who look at an event.
 * @returns `heard`: the registration of each `registration.created`, in order, and `close`
 * @throws when the process does not let it in
 */
export async function watchEvent({ url, event, staff }: Watch) {
  const socket = io(`${url}/agent`, {
    auth: { token: staff.Authorization.replace('Bearer ', '') },
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  })
  const heard: string[] = []
  socket.on('registration.created', ({ registration }: { registration: string }) => {
    heard.push(registration)
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  const answer = (await socket.timeout(15_000).emitWithAck('event.join', { event })) as {
    ok: boolean
  }
  if (!answer.ok) throw new Error(`Staff may not watch: ${JSON.stringify(answer)}`)
  return { heard, close: () => socket.disconnect() }
}
