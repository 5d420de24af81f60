import pg from 'pg'
import { databaseUrl } from '@/db/databaseUrl'
import { logger } from '@/logger'

type Options = {
  channel: string
  /** Called for each NOTIFY, and once after each (re)connect, since notifications may have been missed. */
  onWake: (payload: string | null) => void
}

/** Listens on a PostgreSQL channel on a connection of its own; reconnects for ever. Returns its stop. */
export function listen({ channel, onWake }: Options): () => Promise<void> {
  let client: pg.Client | undefined
  let retry: NodeJS.Timeout | undefined
  let stopped = false

  const connect = async () => {
    const next = new pg.Client({
      connectionString: databaseUrl(),
      connectionTimeoutMillis: 5_000,
      // A connection that died without a word is noticed in seconds.
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    })
    client = next
    let failed = false
    const again = (error?: Error) => {
      if (failed || stopped) return
      failed = true
      if (error) logger.warn({ err: error, channel }, 'listening was interrupted')
      next.end().catch((endError: unknown) => logger.debug({ err: endError }, 'already closed'))
      retry = setTimeout(() => void connect(), 500)
    }
    next.on('error', again)
    next.on('end', () => again())
    next.on('notification', (message) => onWake(message.payload ?? null))
    try {
      await next.connect()
      await next.query(`LISTEN ${next.escapeIdentifier(channel)}`)
      onWake(null)
    } catch (error) {
      again(error as Error)
    }
  }

  void connect()
  return async () => {
    stopped = true
    clearTimeout(retry)
    await client?.end()
  }
}
