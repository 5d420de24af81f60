import type { z } from 'zod'
import { AppError, invalidFields } from '@/errors'
import { describeError } from '@/lib/describeError'
import { logger } from '@/logger'
import type { ClientToServerEvents, Refusal } from '@/realtime/events'
import { takeTurn } from '@/server/sockets/takeTurn'
import type { AppSocket } from '@/server/sockets/types'

type Options<Schema extends z.ZodType> = {
  socket: AppSocket
  event: keyof ClientToServerEvents
  schema: Schema
  /** Does it and gives what the acknowledgement says beside `ok`. */
  work: (data: z.output<Schema>) => Promise<object>
}

/**
 * Listens to an event of a client. What it sends is checked first; whatever goes wrong becomes a refusal
 * in the acknowledgement, never an error of the process. Without an acknowledgement it is dropped.
 */
export function listenTo<Schema extends z.ZodType>({
  socket,
  event,
  schema,
  work,
}: Options<Schema>): void {
  const listener = (...sent: unknown[]) => {
    const last = sent.at(-1)
    const ack = typeof last === 'function' ? (last as (answer: object) => void) : () => undefined
    const data = typeof sent[0] === 'function' ? undefined : sent[0]
    answer(socket, { data, schema, work }).then(
      (result) => ack({ ok: true, ...result }),
      (error: unknown) => ack(refusal(error, { socket, event })),
    )
  }
  // Typed listeners would promise that clients send what the types say.
  ;(socket.on as unknown as (name: string, listener: (...sent: unknown[]) => void) => void).call(
    socket,
    event,
    listener,
  )
}

type Question<Schema extends z.ZodType> = Pick<Options<Schema>, 'schema' | 'work'> & {
  data: unknown
}

async function answer<Schema extends z.ZodType>(
  socket: AppSocket,
  { data, schema, work }: Question<Schema>,
): Promise<object> {
  takeTurn(socket)
  const parsed = schema.safeParse(data ?? {})
  if (parsed.success) return work(parsed.data)
  const problems = parsed.error.issues.map(({ path, message }) => ({
    path: path.map(String).join('.'),
    message,
  }))
  const [first] = problems
  throw first?.path
    ? invalidFields(problems)
    : new AppError('MALFORMED', { message: 'Send one object with named fields.' })
}

function refusal(error: unknown, { socket, event }: { socket: AppSocket; event: string }): Refusal {
  const described = describeError(error, { signedIn: socket.data.user !== null })
  if (described.status >= 500) logger.error({ err: error, event }, 'socket event failed')
  const { code, ...data } = described.data
  return {
    ok: false,
    code: String(code),
    message: described.message,
    ...(Object.keys(data).length > 0 ? { data } : {}),
  }
}
