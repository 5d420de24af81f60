import pino from 'pino'
import { env } from '@/env'
import { currentContext } from '@/lib/requestContext'

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
]

/**
 * JSON lines on stdout. Each carries the request or job id of its context.
 * Log ids, never addresses, tokens or payloads; the redaction is the second line of defence.
 */
export const logger = pino({
  level: env.logLevel,
  base: { pid: process.pid },
  timestamp: pino.stdTimeFunctions.isoTime,
  // A copy: pino writes each line's own fields into what it is given.
  mixin: () => {
    const { ip: _ip, client: _client, signInFailure: _failure, ...ids } = currentContext()
    return ids
  },
  formatters: { level: (label) => ({ level: label }) },
  redact: {
    paths: secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
    censor: '[redacted]',
  },
})
