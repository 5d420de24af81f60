import { formatNames } from 'payload'
import type { SanitizedConfig } from 'payload'
import { catalogue } from '@/errors'
import type { ContractEntry } from '@/operations/contract/contractEntry'
import { errorResponses } from '@/server/openapi/answers'
import { collectionOperations } from '@/server/openapi/collectionOperations'
import { documentSchemas } from '@/server/openapi/documentSchemas'
import { entryOperation } from '@/server/openapi/entryOperation'
import type { JsonSchema } from '@/operations/contract/jsonSchema'
import type { Operation, Parameter, Response } from '@/server/openapi/operation'
import { sharedParameters } from '@/server/openapi/parameters'

type Options = {
  config: SanitizedConfig
  entries: ContractEntry[]
  publicUrl: string
  version: string
}

export type OpenApiDocument = {
  openapi: string
  info: Record<string, unknown>
  servers: { url: string }[]
  tags: { name: string }[]
  paths: Record<string, Record<string, Omit<Operation, 'method' | 'path'>>>
  components: {
    schemas: Record<string, JsonSchema>
    responses: Record<string, Response>
    parameters: Record<string, Parameter>
    headers: Record<string, { description: string; schema: JsonSchema }>
    securitySchemes: Record<string, unknown>
  }
}

/** The collections whose documented path is not that of their slug. */
const paths: Record<string, string> = {
  '/api/social-posts': '/api/social/posts',
  '/api/social-accounts': '/api/social/accounts',
}

/** Payload's own bookkeeping. */
const isInternal = (slug: string) => slug.startsWith('payload-')

/**
 * The OpenAPI 3.1 document of the running server: what Payload generates, from the configuration, and our own
 * operations from their table. An entry stands before the generated operation of the same path.
 */
export async function makeOpenApi({
  config,
  entries,
  publicUrl,
  version,
}: Options): Promise<OpenApiDocument> {
  const nameOf = (slug: string) => formatNames(slug).singular
  const operations = entries.map((entry) => entryOperation(entry, nameOf))
  const known = new Set(operations.map(keyOf))
  const schemas = await documentSchemas(config, nameOf)
  const offered = new Map<string, JsonSchema>()
  for (const collection of config.collections.filter(({ slug }) => !isInternal(slug))) {
    const name = nameOf(collection.slug)
    for (const generated of await collectionOperations({ config, collection, name })) {
      const operation = { ...generated, path: documentedPath(generated.path) }
      if (!known.has(keyOf(operation))) operations.push(operation)
    }
    const { document, create, update } = schemas.get(collection.slug) ?? {}
    if (document) offered.set(name, document)
    if (create) offered.set(`${name}Create`, create)
    if (update) offered.set(`${name}Update`, update)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rostrum',
      version,
      description: introduction,
    },
    // The first is the server that the page came from, under whatever name.
    servers: [{ url: '/' }, { url: publicUrl }],
    tags: [...new Set(operations.flatMap(({ tags }) => tags))].sort().map((name) => ({ name })),
    paths: pathsOf(operations),
    components: {
      schemas: { Error: errorSchema, ...needed(Object.fromEntries(offered), operations) },
      responses: errorResponses(),
      parameters: sharedParameters,
      headers,
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'The `accessToken` of `POST /api/auth/login`; it lasts 15 minutes.',
        },
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'rostrum_…',
          description:
            'For machines: a key of `/api/api-keys`, with scopes and an end. It opens no socket and no account.',
        },
      },
    },
  }
}

const keyOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`

/** A path under its documented name: social posts stand under /api/social/posts. */
export function documentedPath(path: string): string {
  const found = Object.entries(paths).find(([from]) => path === from || path.startsWith(`${from}/`))
  return found ? path.replace(found[0], found[1]) : path
}

function pathsOf(operations: Operation[]): OpenApiDocument['paths'] {
  const found: OpenApiDocument['paths'] = {}
  for (const { method, path, parameters = [], ...operation } of operations) {
    const own = [...path.matchAll(/:(\w+)/g)].map(([, name = '']): Parameter => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    }))
    const all = [...own, ...parameters]
    const shown = path.replace(/:(\w+)/g, '{$1}')
    found[shown] = {
      ...found[shown],
      [method]: { ...operation, ...(all.length > 0 ? { parameters: all } : {}) },
    }
  }
  return found
}

/** The schemas that operations refer to, directly or through others. */
function needed(
  schemas: Record<string, JsonSchema>,
  operations: Operation[],
): Record<string, JsonSchema> {
  const kept = new Set<string>()
  const visit = (value: unknown) => {
    for (const [, name = ''] of JSON.stringify(value).matchAll(/#\/components\/schemas\/(\w+)/g)) {
      if (kept.has(name)) continue
      kept.add(name)
      if (schemas[name]) visit(schemas[name])
    }
  }
  visit(operations)
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => kept.has(name)))
}

const errorSchema: JsonSchema = {
  type: 'object',
  properties: {
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          code: { type: 'string', enum: Object.keys(catalogue), description: 'Branch on this.' },
          message: { type: 'string', description: 'For people; may change, and is translated.' },
          data: {
            type: 'object',
            description: 'Facts about it. `INVALID_FIELDS` and `NOT_UNIQUE` name the fields.',
            properties: {
              fields: {
                type: 'array',
                items: {
                  type: 'object',
                  properties: { path: { type: 'string' }, message: { type: 'string' } },
                  required: ['path', 'message'],
                },
              },
            },
          },
        },
        required: ['code', 'message'],
      },
    },
    requestId: {
      type: 'string',
      description: 'Also in `X-Request-Id`; name it when you report a problem.',
    },
  },
  required: ['errors', 'requestId'],
}

const header = (description: string, schema: JsonSchema = { type: 'integer' }) => ({
  description,
  schema,
})

const headers = {
  'X-Request-Id': header('The id of this request, yours if you sent one.', { type: 'string' }),
  'RateLimit-Limit': header(
    'Requests a minute of the tightest budget that this one counted against.',
  ),
  'RateLimit-Remaining': header('What is left of it.'),
  'RateLimit-Reset': header('Seconds until it is full again.'),
  'Retry-After': header('Seconds to wait before trying again.'),
}

const introduction = [
  'Events, registrations, campaigns, tickets, certificates and social posts.',
  '',
  'Sign in with `POST /api/auth/login` and send the `accessToken` as `Authorization: Bearer …`. Errors are',
  '`{ errors: [{ code, message, data? }], requestId }`; branch on `code`. Lists are pages of',
  '`{ docs, totalDocs, page, … }` and understand `where`, `sort`, `limit`, `page`, `depth` and `select`.',
  'Writes that create or pay honour `Idempotency-Key`. The same data is at `POST /api/graphql`.',
].join('\n')
