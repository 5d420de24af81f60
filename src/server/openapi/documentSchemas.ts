import { configToJSONSchema } from 'payload'
import type { FlattenedField, SanitizedCollectionConfig, SanitizedConfig } from 'payload'
import { refTo, type JsonSchema } from '@/server/openapi/jsonSchema'
import { adminMay } from '@/server/openapi/whoMay'

export type CollectionSchemas = { document: JsonSchema; create: JsonSchema; update: JsonSchema }

/** What the server writes into every document. */
const ownFields = new Set(['id', 'createdAt', 'updatedAt', 'deletedAt', 'collection'])
const fileFields = new Set([
  ...['url', 'thumbnailURL', 'filename', 'mimeType', 'filesize', 'width', 'height', 'sizes'],
])

/** Every collection's document as it is read, and the bodies that create and change one. */
export async function documentSchemas(
  config: SanitizedConfig,
  nameOf: (slug: string) => string,
): Promise<Map<string, CollectionSchemas>> {
  const { definitions = {} } = configToJSONSchema(config, 'text') as unknown as {
    definitions: Record<string, JsonSchema>
  }
  const schemas = new Map<string, CollectionSchemas>()
  for (const collection of config.collections) {
    const whole = named(definitions[collection.slug] ?? {}, nameOf) as JsonSchema
    delete whole.title
    const fields = collection.flattenedFields
    const document = readable(fields, whole)
    schemas.set(collection.slug, {
      document,
      create: await writable({ config, collection, fields, schema: whole, operation: 'create' }),
      update: await writable({ config, collection, fields, schema: whole, operation: 'update' }),
    })
  }
  return schemas
}

/** References to Payload's definitions, under the names of this document. */
function named(value: unknown, nameOf: (slug: string) => string): unknown {
  if (Array.isArray(value)) return value.map((each) => named(each, nameOf))
  if (typeof value !== 'object' || value === null) return value
  const { $ref } = value as JsonSchema
  const slug = $ref?.replace('#/definitions/', '')
  if (slug === 'supportedTimezones') return { type: 'string' }
  if (slug !== undefined) return refTo(nameOf(slug))
  const { type, enum: choices } = value as JsonSchema
  if (Array.isArray(choices) && Array.isArray(type) && type.includes('null')) {
    // Payload lets a value be absent and forgets it among the choices.
    return { ...value, enum: [...choices, null] }
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, named(each, nameOf)]))
}

/** Hidden fields never leave the server; those with a rule of their own leave it for some. */
function readable(fields: FlattenedField[], schema: JsonSchema): JsonSchema {
  const properties = { ...schema.properties }
  const required = new Set(schema.required ?? [])
  for (const field of fields) {
    const { name } = field
    const shape = properties[name]
    if (!shape) continue
    if ('hidden' in field && field.hidden) {
      delete properties[name]
      required.delete(name)
      continue
    }
    if ('access' in field && field.access?.read) required.delete(name)
    properties[name] = refined(field, shape)
  }
  delete properties.password
  required.delete('password')
  return { ...schema, properties, required: [...required] }
}

/** The field's own schema: dates get their format, groups and lists are gone through. */
function refined(field: FlattenedField, shape: JsonSchema): JsonSchema {
  if (field.type === 'date') return { ...shape, format: 'date-time' }
  if (field.type === 'group' || field.type === 'tab') return readable(field.flattenedFields, shape)
  if (field.type === 'array' && shape.items) {
    return { ...shape, items: readable(field.flattenedFields, shape.items) }
  }
  return shape
}

type Writing = {
  config: SanitizedConfig
  collection: SanitizedCollectionConfig
  fields: FlattenedField[]
  schema: JsonSchema
  operation: 'create' | 'update'
}

async function writable({ schema, fields, ...rest }: Writing): Promise<JsonSchema> {
  const { config, collection, operation } = rest
  const properties: Record<string, JsonSchema> = {}
  const required: string[] = []
  for (const field of fields) {
    const shape = schema.properties?.[field.name]
    if (!shape || !isSettable(field, collection)) continue
    const access = 'access' in field ? field.access : undefined
    if (!(await adminMay(config, access?.[operation]))) continue
    properties[field.name] = await writableField({ field, shape, rest })
    if (operation === 'create' && isNeeded(field)) required.push(field.name)
  }
  if (collection.auth && fields === collection.flattenedFields) {
    properties.password = { type: 'string', minLength: 12, maxLength: 128 }
    if (operation === 'create') required.push('password')
  }
  return { ...schema, properties, required, additionalProperties: true }
}

type OneField = {
  field: FlattenedField
  shape: JsonSchema
  rest: Omit<Writing, 'fields' | 'schema'>
}

async function writableField({ field, shape, rest }: OneField): Promise<JsonSchema> {
  if (field.type === 'date') return { ...shape, format: 'date-time' }
  if (field.type === 'group' || field.type === 'tab') {
    return writable({ ...rest, fields: field.flattenedFields, schema: shape })
  }
  if (field.type === 'array' && shape.items) {
    const items = await writable({ ...rest, fields: field.flattenedFields, schema: shape.items })
    return { ...shape, items }
  }
  return field.type === 'relationship' || field.type === 'upload'
    ? (idsOnly(shape) as JsonSchema)
    : shape
}

function isSettable(field: FlattenedField, { upload }: SanitizedCollectionConfig): boolean {
  if (ownFields.has(field.name) || (upload && fileFields.has(field.name))) return false
  if (field.type === 'join' || ('virtual' in field && field.virtual)) return false
  return !('hidden' in field && field.hidden)
}

/** A field with a default, or that a hook fills in before it is looked at, may be left out. */
function isNeeded(field: FlattenedField): boolean {
  if (!('required' in field) || !field.required) return false
  if ('defaultValue' in field && field.defaultValue !== undefined) return false
  if (field.admin && 'condition' in field.admin && field.admin.condition) return false
  return !('hooks' in field && field.hooks?.beforeValidate?.length) && !field.admin?.readOnly
}

/** A relation is written by id. */
function idsOnly(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(idsOnly)
  if (typeof value !== 'object' || value === null) return value
  const { oneOf, ...rest } = value as JsonSchema
  if (oneOf?.some(({ $ref }) => $ref)) {
    const kept = oneOf.filter(({ $ref }) => !$ref)
    return kept.length === 1 ? { ...rest, ...kept[0] } : { ...rest, oneOf: kept }
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, idsOnly(each)]))
}
