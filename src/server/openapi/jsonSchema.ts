import { z } from 'zod'
import type { CollectionSlug } from 'payload'

/** JSON Schema 2020-12, which OpenAPI 3.1 is written in. */
export type JsonSchema = {
  type?: string | string[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  oneOf?: JsonSchema[]
  anyOf?: JsonSchema[]
  $ref?: string
  [keyword: string]: unknown
}

/** How the schema of a collection's document is called in the OpenAPI document. */
export type NameOf = (slug: CollectionSlug) => string

export const refTo = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })

type Options = {
  /** What a caller may send, or what an answer holds. */
  io: 'input' | 'output'
  nameOf: NameOf
}

/** A zod schema as JSON Schema; documents of collections become references. Pure. */
export function jsonSchema(schema: z.ZodType, { io, nameOf }: Options): JsonSchema {
  const {
    $schema: _dialect,
    $defs: _defs,
    ...converted
  } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema: json, zodSchema }) => {
      const { documentOf } = json as { documentOf?: CollectionSlug }
      if (documentOf) replace(json, refTo(nameOf(documentOf)))
      if (zodSchema._zod.def.type === 'file') {
        replace(json, { type: 'string', contentMediaType: 'application/octet-stream' })
      }
    },
  }) as JsonSchema
  return withoutRecursion(converted) as JsonSchema
}

function replace(target: object, by: JsonSchema): void {
  for (const key of Object.keys(target)) delete (target as Record<string, unknown>)[key]
  Object.assign(target, by)
}

/** `z.json()` alone refers to itself: any value. */
function withoutRecursion(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutRecursion)
  if (typeof value !== 'object' || value === null) return value
  const { $ref } = value as JsonSchema
  if ($ref?.startsWith('#/$defs/')) return {}
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, withoutRecursion(each)]),
  )
}
