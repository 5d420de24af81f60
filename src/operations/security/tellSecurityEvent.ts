import { currentContext } from '@/lib/requestContext'
import { logger } from '@/logger'

/** Names that alerts may rely on: they stay. What each means: docs/operations.md. */
export const securityEvents = [
  'access.refused',
  'account.changed',
  'auth.locked',
  'auth.login.failed',
  'auth.login.halfway',
  'auth.login.succeeded',
  'auth.logout',
  'auth.network.blocked',
  'auth.token.reused',
  'second_factor.changed',
] as const

export type SecurityEvent = (typeof securityEvents)[number]

type Facts = {
  /** The account it is about, where it is known. Never an address. */
  account?: string
  [fact: string]: string | number | boolean | undefined
}

/** The server and Next's pages each load a copy of this module and count together. */
const key = Symbol.for('rostrum.securityEvents')
const holder = globalThis as { [key]?: Map<SecurityEvent, number> }
const counts = (holder[key] ??= new Map())

const alarming = new Set<SecurityEvent>([
  'auth.locked',
  'auth.network.blocked',
  'auth.token.reused',
])

/**
 * Writes one line that says what happened to whom, from which address, with the id of the request, and counts it.
 * Facts are ids, codes and names of ours: never what somebody typed.
 */
export function tellSecurityEvent(event: SecurityEvent, facts: Facts = {}): void {
  counts.set(event, (counts.get(event) ?? 0) + 1)
  // Who is signed in, the logger says of every line.
  const line = { event, ...facts, ip: currentContext().ip }
  if (alarming.has(event)) logger.warn(line, 'security event')
  else logger.info(line, 'security event')
}

/** How often each happened in this process. */
export const countSecurityEvents = (): [SecurityEvent, number][] =>
  securityEvents.map((event) => [event, counts.get(event) ?? 0])
