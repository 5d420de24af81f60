import { env } from '@/env'
import { currentContext } from '@/lib/requestContext'
import { withoutValues } from '@/lib/withoutValues'
import { logger } from '@/logger'

type Options = {
  /** Where Sentry, or what speaks its protocol, takes reports. Default: SENTRY_DSN. */
  dsn?: string
  /** Which kind of process tells. */
  role: 'web' | 'worker'
}

const flushMs = 2_000

/**
 * With SENTRY_DSN, whatever is logged as an error is reported to Sentry too, with the ids of its request or job and
 * without values: no parameters, addresses or bodies. Without it nothing is loaded. Sending never fails or delays
 * what is reported. Returns what sends the last ones and ends it.
 */
export async function reportFaults({
  dsn = env.sentryDsn,
  role,
}: Options): Promise<() => Promise<void>> {
  if (!dsn) return async () => undefined
  const { createStackParser, createTransport, Scope } = await import('@sentry/core')
  const { nodeStackLineParser, ServerRuntimeClient } = await import('@sentry/core/server')
  const client = new ServerRuntimeClient({
    dsn,
    environment: env.mode,
    integrations: [],
    platform: 'node',
    stackParser: createStackParser(nodeStackLineParser()),
    transport: (options) =>
      createTransport(options, async ({ body }) => {
        const response = await fetch(options.url, {
          method: 'POST',
          body: body as BodyInit,
          headers: options.headers,
        })
        await response.body?.cancel()
        return { statusCode: response.status }
      }),
  })
  client.init()
  const { error } = logger
  logger.error = function report(...words: Parameters<typeof error>) {
    const [given] = words as [unknown]
    const fault = given instanceof Error ? given : (given as { err?: unknown } | null)?.err
    if (fault instanceof Error) {
      const { requestId, jobId, jobName } = currentContext()
      const scope = new Scope()
      scope.setTags({ role, requestId, jobId, jobName })
      client.captureException(withoutValues(fault), undefined, scope)
    }
    error.apply(logger, words)
  }
  return async () => {
    logger.error = error
    await client.close(flushMs)
  }
}
