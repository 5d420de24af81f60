import { normaliseStatement } from '@/lib/normaliseStatement'

type Loose = Error & {
  code?: unknown
  cause?: unknown
  data?: { fields?: { path?: string }[] }
  query?: unknown
  severity?: unknown
}

/** Facts about a fault that say nothing of who or what was in hand. */
const facts = [
  ...['code', 'status', 'statusCode', 'responseCode', 'command', 'syscall', 'severity', 'schema'],
  ...['table', 'column', 'constraint', 'routine', '$fault'],
] as const

/** Classes of PostgreSQL errors whose text names tables and constraints, never what a row holds. */
const plainClasses = /^(08|23|25|40|42|53|54|55|57|58|XX)/

const address = /[^\s<>"'(),;:@]+@[^\s<>"'(),;:@]+/g

const deepest = 5

/** An error as a log may show it: no parameters, no rows, no answers to others; its causes alike. Pure. */
export function describeFault(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error' }
  const loose = error as Loose
  const found: Record<string, unknown> = { type: error.name, ...plainText(loose) }
  for (const fact of facts) {
    const value = (loose as unknown as Record<string, unknown>)[fact]
    if (typeof value === 'string' || typeof value === 'number') found[fact] = value
  }
  const fields = loose.data?.fields
  if (Array.isArray(fields)) found.fields = fields.map(({ path }) => path)
  if (loose.cause instanceof Error && depth < deepest) {
    found.cause = describeFault(loose.cause, depth + 1)
  }
  return found
}

/** The same for those who want an error: traces, and jobs that keep why they failed. The error itself if it is plain. */
export function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { message, stack } = plainText(error)
  return message === error.message ? error : Object.assign(new Error(message), { stack })
}

/** The database's own words, and the driver's, repeat the values they were given. */
function plainText(error: Loose): { message: string; stack: string } {
  const message = plainMessage(error)
  const { stack = '' } = error
  if (message === error.message) return { message, stack }
  const frames = stack.indexOf('\n    at ')
  return { message, stack: `${error.name}: ${message}${frames < 0 ? '' : stack.slice(frames)}` }
}

function plainMessage({ message, query, severity, code }: Loose): string {
  if (typeof query === 'string' && message.startsWith('Failed query:')) {
    return `Failed query: ${normaliseStatement(query)}`
  }
  const ofDatabase = typeof severity === 'string' && typeof code === 'string'
  if (ofDatabase && !plainClasses.test(code)) return `PostgreSQL error ${code}`
  // Mail servers say whose mail they refuse.
  return message.replace(address, '[address]')
}
