import type * as GraphQL from 'graphql'
import { formatNames, isolateObjectProperty } from 'payload'
import type { Endpoint, GraphQLExtension, PayloadRequest, SanitizedConfig } from 'payload'
import { z } from 'zod'
import { AppError } from '@/errors'
import type { ContractEntry } from '@/operations/contract/contractEntry'
import { graphqlTypes } from '@/operations/contract/graphqlTypes'
import { jsonSchema } from '@/operations/contract/jsonSchema'

type Collections = Record<string, { graphQL?: { type: GraphQL.GraphQLObjectType } }>
type Fields = { Mutation: { fields: Record<string, unknown> } }
type Mutation = ContractEntry & { mutation: string }

/**
 * GraphQL mutations for every entry that has one. Each runs the handler of its REST endpoint, with the same
 * checks, errors and Idempotency-Key; arguments and answer have the types of its body and success.
 */
export function actionMutations(entries: ContractEntry[]): GraphQLExtension {
  return ((
    graphql: typeof GraphQL,
    {
      config,
      collections,
      Mutation,
    }: Fields & { config: SanitizedConfig; collections: Collections },
  ) => {
    // Payload offers to confirm addresses for every collection with log-ins, and fails where it does not ask for it.
    for (const { slug, auth } of config.collections) {
      if (!auth?.verify) delete Mutation.fields[`verifyEmail${formatNames(slug).singular}`]
    }
    const types = graphqlTypes({
      graphql,
      documentType: (slug) => collections[slug]?.graphQL?.type ?? null,
    })
    const nameOf = (slug: string) => slug
    const inputOf = (body: z.ZodType, name: string) => {
      const schema = jsonSchema(body, { io: 'input', nameOf })
      const type = types.inputType({ schema, name })
      const needed = schema.anyOf || schema.required?.length
      return { type: needed ? type : graphql.getNullableType(type) }
    }
    const mutations = entries.filter((entry): entry is Mutation => entry.mutation !== undefined)
    return Object.fromEntries(
      mutations.map((entry) => {
        const { mutation, summary, body, path } = entry
        const name = mutation.replace(/^./, (letter) => letter.toUpperCase())
        const needed = new graphql.GraphQLNonNull(graphql.GraphQLString)
        const params = [...path.matchAll(/:(\w+)/g)].map(([, param = '']) => [
          param,
          { type: needed },
        ])
        const input = body && inputOf(body, `${name}Input`)
        const answer = jsonSchema(successOf(entry), { io: 'output', nameOf })
        return [
          mutation,
          {
            description: summary,
            type: types.outputType({ schema: answer, name: `${name}Result` }),
            args: { ...Object.fromEntries(params), ...(input ? { input } : {}) },
            resolve: (_root: unknown, args: Args, { req }: { req: PayloadRequest }) =>
              run({ entry, args, req, handler: requireHandler(config, entry) }),
          },
        ]
      }),
    )
  }) as GraphQLExtension
}

type Args = { input?: unknown } & Record<string, unknown>

function successOf({ answers, id }: ContractEntry): z.ZodType {
  const found = Object.values(answers).find((answer) => answer instanceof z.ZodType)
  if (!found) throw new Error(`${id} answers with no JSON`)
  return found
}

/** The endpoint as the server routes it, under the slug of its collection. */
function requireHandler(
  config: SanitizedConfig,
  { method, path }: ContractEntry,
): Endpoint['handler'] {
  const routed = path.replace(/^\/api\/social\/(posts|accounts)/, '/api/social-$1')
  for (const { slug, endpoints } of config.collections) {
    const own = (endpoints || []).find(
      (endpoint) => endpoint.method === method && `/api/${slug}${endpoint.path}` === routed,
    )
    if (own) return own.handler
  }
  throw new Error(`No endpoint: ${method} ${path}`)
}

type Running = { entry: Mutation; args: Args; req: PayloadRequest; handler: Endpoint['handler'] }

/** Each mutation of a document is a request of its own: body, parameters, context and transaction. */
async function run({ entry, args, req, handler }: Running): Promise<unknown> {
  const { input = {}, ...params } = args
  const inner = isolateObjectProperty(req, [
    ...(['body', 'context', 'data', 'method', 'query', 'routeParams'] as const),
    ...(['searchParams', 'transactionID'] as const),
  ]) as PayloadRequest & { body: unknown }
  delete inner.transactionID
  Object.assign(inner, {
    ...{ body: null, context: {}, query: {}, routeParams: params },
    ...{ data: JSON.parse(JSON.stringify(input)), method: entry.method.toUpperCase() },
    searchParams: new URLSearchParams(),
  })
  const response = await handler(inner)
  if (!response.ok) throw new AppError('INTERNAL')
  return response.json()
}
