import pino from 'pino'
import { env } from '@/env'
import { gatherLines } from '@/lib/gatherLines'
import { currentContext } from '@/lib/requestContext'
import { describeFault } from '@/lib/withoutValues'

/** Keys that never reach a log, at any depth that our own code logs. */
const secretKeys = [
  'password',
  'secret',
  'token',
  'accessToken',
  'refreshToken',
  'authorization',
  'cookie',
  'credentials',
  'email',
  'phone',
  'hash',
  'salt',
  'apiKey',
  'challenge',
  'recoveryCodes',
]

let latest = { at: 0, text: '' }

/** pino's `isoTime`, written out once in a millisecond: under load many lines share one. */
function timeOfLine(): string {
  const at = Date.now()
  if (at !== latest.at) latest = { at, text: `,"time":"${new Date(at).toISOString()}"` }
  return latest.text
}

const saying = (error: Error) => String(describeFault(error).message)

/**
 * JSON lines on stdout. Each carries the request or job id of its context.
 * Log ids, never addresses, tokens or payloads; the redaction is the second line of defence.
 */
export const logger = pino(
  {
    level: env.logLevel,
    base: { pid: process.pid },
    timestamp: timeOfLine,
    // A copy: pino writes each line's own fields into what it is given.
    mixin: () => {
      const { ip: _ip, client: _client, path: _path, ...rest } = currentContext()
      const { signInFailure: _failure, ...ids } = rest
      return ids
    },
    // What an error carries (parameters of a statement, an answer) may be anybody's.
    serializers: { err: (error: unknown) => describeFault(error) },
    // Without a sentence of its own a line would say the error's, as it is.
    hooks: {
      logMethod(words, log) {
        const [given] = words as [unknown]
        const error = given instanceof Error ? given : (given as { err?: unknown } | null)?.err
        if (words.length > 1 || !(error instanceof Error)) return log.apply(this, words)
        log.apply(this, [
          { err: error, ...(given === error ? {} : (given as object)) },
          saying(error),
        ])
      },
    },
    formatters: { level: (label) => ({ level: label }) },
    redact: {
      paths: secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
      censor: '[redacted]',
    },
  },
  gatherLines(pino.destination({ sync: false })),
)

/**
 * For the one line of each request, whose few fields are made for it: looking for secret keys in it would take
 * longer than answering from the cache.
 */
export const requestLogger = logger.child({}, { redact: [] })
