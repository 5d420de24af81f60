import type { logger as platformLogger } from '@/logger'
import { describeError } from '@/lib/describeError'

type Logger = typeof platformLogger

/**
 * The logger as Payload is to use it. Payload tells every refusal (a wrong field, a missing log-in, a query of an
 * unknown path) as an error with its stack; here what answers with a 4xx is one line of information with its code,
 * so that errors are faults of ours. Nothing of what was sent is in the line.
 */
export function quietRefusals(logger: Logger): Logger {
  const error = (...words: Parameters<Logger['error']>) => {
    const [given] = words as [unknown]
    const thrown = given instanceof Error ? given : (given as { err?: unknown } | null)?.err
    if (words.length === 1 && thrown instanceof Error) {
      const { originalError = thrown } = thrown as { originalError?: Error }
      const { code, status } = describeError(originalError, { signedIn: true })
      if (status < 500) return logger.info({ code, status }, 'refused')
    }
    logger.error(...words)
  }
  return Object.create(logger, { error: { value: error, writable: true } }) as Logger
}
