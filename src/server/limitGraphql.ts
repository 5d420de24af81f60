import { parse } from 'graphql'
import type { DocumentNode } from 'graphql'
import type { MiddlewareHandler } from 'hono'
import { measureQuery } from '@/lib/measureQuery'
import { currentContext } from '@/lib/requestContext'

/** Room for every screen we know, many times over. */
const limits = { depth: 10, fields: 500, aliases: 20, operations: 5 } as const
const maxTokens = 5_000

const words = {
  depth: (found: number) =>
    `The query is ${found} levels deep; at most ${limits.depth} are allowed.`,
  fields: (found: number) =>
    `The query asks for ${found} fields; at most ${limits.fields} are allowed.`,
  aliases: (found: number) =>
    `The query has ${found} aliases; at most ${limits.aliases} are allowed.`,
  operations: (found: number) =>
    `The document holds ${found} operations; at most ${limits.operations} are allowed.`,
}

/**
 * Refuses a GraphQL document that is too deep or asks for too much, before any of it is validated or run.
 * What is no GraphQL at all is left to the endpoint, which says where it goes wrong.
 */
export const limitGraphql: MiddlewareHandler = async (c, next) => {
  const { query } = (await c.req.raw.clone().json()) as { query?: unknown }
  const problem = typeof query === 'string' ? problemOf(query) : null
  if (!problem) return next()
  const code = 'INVALID_FIELDS'
  const errors = [{ code, message: problem, extensions: { code } }]
  return c.json({ errors, requestId: currentContext().requestId }, 422)
}

function problemOf(query: string): string | null {
  let document: DocumentNode
  try {
    document = parse(query, { noLocation: true, maxTokens })
  } catch (error) {
    const tooLong = error instanceof Error && /tokens. Parsing aborted/.test(error.message)
    return tooLong ? `The query is longer than ${maxTokens} words.` : null
  }
  const measure = measureQuery(document)
  const names = Object.keys(limits) as (keyof typeof limits)[]
  const over = names.find((name) => measure[name] > limits[name])
  return over ? words[over](measure[over]) : null
}
