import { parse } from 'graphql'
import type { DocumentNode } from 'graphql'
import type { MiddlewareHandler } from 'hono'
import { z } from 'zod'
import { catalogue } from '@/errors'
import type { ErrorCode } from '@/errors'
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

const body = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  extensions: z.record(z.string(), z.unknown()).nullish(),
})

/** Takes the actions of a document from the budgets of who asks; gives seconds to wait where one is used up. */
export type SpendActions = (headers: Headers, actions: number) => Promise<number | null>

/**
 * What is no GraphQL request is a 400, a document that is too deep or asks for too much a 422, before any of
 * it is validated or run. A document that cannot be run at all (syntax, unknown fields) is a 400 that says
 * where it goes wrong. Mutations count by their actions (429). All in the contract's shape, with the code in
 * `extensions` too.
 */
export const limitGraphql =
  (spendActions?: SpendActions): MiddlewareHandler =>
  async (c, next) => {
    const parsed = body.safeParse(await readJson(c.req.raw.clone()))
    if (!parsed.success) {
      return refuse('MALFORMED', [{ message: 'Send JSON: { query, variables?, operationName? }.' }])
    }
    const { problem, actions = 0 } = examine(parsed.data.query)
    if (problem) return refuse('INVALID_FIELDS', [{ message: problem }])
    const seconds = actions > 0 ? await spendActions?.(c.req.raw.headers, actions) : null
    if (seconds) {
      const refused = refuse('RATE_LIMITED', [{ message: catalogue.RATE_LIMITED.message }])
      refused.headers.set('Retry-After', String(seconds))
      return refused
    }
    await next()
    const answer = (await c.res
      .clone()
      .json()
      .catch(() => null)) as Result | null
    const unrun =
      c.res.status < 500 &&
      answer?.errors &&
      !('data' in answer) &&
      !answer.errors[0]?.extensions?.code
    if (unrun) c.res = refuse('MALFORMED', answer.errors ?? [])
  }

type Result = {
  data?: unknown
  errors?: { message: string; locations?: unknown; extensions?: { code?: string } }[]
}

function refuse(code: ErrorCode, errors: NonNullable<Result['errors']>): Response {
  const { status } = catalogue[code]
  const shaped = errors.map((error) => ({ code, ...error, extensions: { code } }))
  return Response.json({ errors: shaped, requestId: currentContext().requestId }, { status })
}

async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  if (type !== 'application/json') return null
  return request.json().catch(() => null)
}

function examine(query: string): { problem?: string; actions?: number } {
  let document: DocumentNode
  try {
    document = parse(query, { noLocation: true, maxTokens })
  } catch (error) {
    const tooLong = error instanceof Error && /tokens. Parsing aborted/.test(error.message)
    return tooLong ? { problem: `The query is longer than ${maxTokens} words.` } : {}
  }
  const measure = measureQuery(document)
  const names = Object.keys(limits) as (keyof typeof limits)[]
  const over = names.find((name) => measure[name] > limits[name])
  return over ? { problem: words[over](measure[over]) } : { actions: measure.actions }
}
