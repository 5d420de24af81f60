import type { Access, SanitizedCollectionConfig, SanitizedConfig } from 'payload'
import { answers, errorAnswers } from '@/server/openapi/answers'
import { refTo, type JsonSchema } from '@/operations/contract/jsonSchema'
import { collectionParameters } from '@/server/openapi/parameters'
import { signedIn } from '@/server/openapi/operation'
import type { Operation } from '@/server/openapi/operation'
import { isClosed, whoMay, type Admitted } from '@/server/openapi/whoMay'

type Options = { config: SanitizedConfig; collection: SanitizedCollectionConfig; name: string }

const text: JsonSchema = { type: 'string' }
const object = (properties: Record<string, JsonSchema>, optional: string[] = []): JsonSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((key) => !optional.includes(key)),
  additionalProperties: false,
})

/**
 * The operations that Payload generates for a collection, in the router's spelling: those alone that somebody
 * may call. Who that is comes from the access functions themselves.
 */
export async function collectionOperations({
  config,
  collection,
  name,
}: Options): Promise<Operation[]> {
  const { slug } = collection
  const base = `/api/${slug}`
  const labels = { one: lower(name), many: slug.replaceAll('-', ' ') }
  const doc = refTo(name)
  const saved = object({ doc, message: text })
  const list = pageSchema(doc)
  const many = object(
    {
      docs: { type: 'array', items: doc },
      errors: {
        type: 'array',
        items: object(
          {
            ...{ id: text, code: text, message: text, isPublic: { type: 'boolean' } },
            data: { type: 'object', additionalProperties: true },
          },
          ['code', 'data', 'isPublic'],
        ),
      },
      message: text,
    },
    ['message'],
  )
  const { one, page, writing, where } = collectionParameters(collection)
  const body = (kind: 'Create' | 'Update'): NonNullable<Operation['requestBody']> => ({
    required: true,
    content: collection.upload
      ? { 'multipart/form-data': { schema: fileForm(refTo(`${name}${kind}`), kind) } }
      : { 'application/json': { schema: refTo(`${name}${kind}`) } },
  })
  const jsonBody = {
    required: true,
    content: { 'application/json': { schema: refTo(`${name}Update`) } },
  }
  const { access } = collection
  const found: Operation[] = []
  const add = async (
    rule: Access | undefined,
    operations: Omit<Operation, 'security' | 'tags'>[],
  ) => {
    const admitted = await whoMay(config, rule)
    if (isClosed(admitted)) return
    for (const operation of operations) {
      found.push({
        ...operation,
        tags: [tagOf(collection)],
        ...gate(admitted, operation.description),
      })
    }
  }
  await add(access.read, [
    {
      ...{ method: 'get', path: base, operationId: `find${name}s` },
      summary: `List ${labels.many}`,
      parameters: page,
      responses: { ...answers(200, list), ...errorAnswers(['MALFORMED']) },
    },
    {
      ...{ method: 'get', path: `${base}/count`, operationId: `count${name}s` },
      summary: `Count ${labels.many}`,
      parameters: where,
      responses: { ...answers(200, object({ totalDocs: { type: 'integer' } })), ...errorAnswers() },
    },
    {
      ...{ method: 'get', path: `${base}/:id`, operationId: `find${name}` },
      summary: `Read one of ${labels.many}`,
      parameters: one,
      responses: { ...answers(200, doc), ...errorAnswers(['NOT_FOUND']) },
    },
    ...(collection.upload
      ? [
          {
            ...{ method: 'get' as const, path: `${base}/file/:filename` },
            operationId: `read${name}File`,
            summary: 'Read the bytes of a file, by its name',
            responses: {
              200: { description: 'The file.', content: { '*/*': {} } },
              ...errorAnswers(['NOT_FOUND']),
            },
          },
        ]
      : []),
  ])
  await add(access.create, [
    {
      ...{ method: 'post', path: base, operationId: `create${name}` },
      summary: `Create one of ${labels.many}`,
      parameters: writing,
      requestBody: body('Create'),
      responses: { ...answers(201, saved), ...errorAnswers(['INVALID_FIELDS', 'NOT_UNIQUE']) },
    },
    ...(collection.disableDuplicate
      ? []
      : [
          {
            ...{ method: 'post' as const, path: `${base}/:id/duplicate` },
            operationId: `duplicate${name}`,
            summary: `Create a copy of one of ${labels.many}`,
            parameters: writing,
            requestBody: { content: { 'application/json': { schema: refTo(`${name}Update`) } } },
            responses: {
              ...answers(200, saved),
              ...errorAnswers(['NOT_FOUND', 'INVALID_FIELDS', 'NOT_UNIQUE']),
            },
          },
        ]),
  ])
  await add(access.update, [
    {
      ...{ method: 'patch', path: `${base}/:id`, operationId: `update${name}` },
      summary: `Change one of ${labels.many}`,
      parameters: writing,
      requestBody: jsonBody,
      responses: {
        ...answers(200, saved),
        ...errorAnswers(['NOT_FOUND', 'INVALID_FIELDS', 'NOT_UNIQUE', 'CONFLICT']),
      },
    },
    {
      ...{ method: 'patch', path: base, operationId: `update${name}s` },
      summary: `Change all ${labels.many} that match`,
      description: eachByItself,
      parameters: where,
      requestBody: jsonBody,
      responses: { ...answers(200, many), ...errorAnswers(['MALFORMED', 'CONFLICT']) },
    },
  ])
  await add(access.delete, [
    {
      ...{ method: 'delete', path: `${base}/:id`, operationId: `delete${name}` },
      summary: `Delete one of ${labels.many}`,
      responses: { ...answers(200, saved), ...errorAnswers(['NOT_FOUND', 'CONFLICT']) },
    },
    {
      ...{ method: 'delete', path: base, operationId: `delete${name}s` },
      summary: `Delete all ${labels.many} that match`,
      description: eachByItself,
      parameters: where,
      responses: { ...answers(200, many), ...errorAnswers(['MALFORMED', 'CONFLICT']) },
    },
  ])
  if (!collection.versions) return found
  const version = versionSchema(doc)
  await add(access.readVersions ?? access.read, [
    {
      ...{ method: 'get', path: `${base}/versions`, operationId: `find${name}Versions` },
      summary: `List versions of ${labels.many}`,
      parameters: page,
      responses: { ...answers(200, pageSchema(version)), ...errorAnswers() },
    },
    {
      ...{ method: 'get', path: `${base}/versions/:id`, operationId: `find${name}Version` },
      summary: `Read one version of ${labels.many}`,
      parameters: one,
      responses: { ...answers(200, version), ...errorAnswers(['NOT_FOUND']) },
    },
  ])
  await add(access.update, [
    {
      ...{ method: 'post', path: `${base}/versions/:id`, operationId: `restore${name}Version` },
      summary: `Go back to a version of one of ${labels.many}`,
      parameters: writing,
      responses: {
        ...answers(200, restoredSchema),
        ...errorAnswers(['NOT_FOUND']),
      },
    },
  ])
  return found
}

const eachByItself =
  'Each in a transaction of its own: whole or not at all. Where one cannot be, the answer is 400, with `docs` that were and `errors` (id, code, message) of those that were not; where all are refused alike, it has the status of that.'

const lower = (name: string) => name.charAt(0).toLowerCase() + name.slice(1)

/** The operations of one collection stand together, under its label. */
export const tagOf = ({ slug }: SanitizedCollectionConfig): string =>
  slug.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase())

/** Who may call, in words and as OpenAPI has it. */
function gate(
  { anonymous, user, permissions }: Admitted,
  more = '',
): Pick<Operation, 'description' | 'security'> {
  const holders = permissions.map((permission) => `\`${permission}\``).join(', ')
  const sentence = anonymous
    ? 'Anyone; guests see what is public.'
    : user
      ? `The signed-in, for what is theirs${holders ? `; beyond that, holders of ${holders}` : ''}.`
      : `Holders of ${holders}.`
  return {
    description: [more, `Who: ${sentence}`].filter(Boolean).join('\n\n'),
    security: anonymous ? [{}, ...signedIn] : signedIn,
  }
}

function pageSchema(item: JsonSchema): JsonSchema {
  const whole: JsonSchema = { type: 'integer' }
  const perhaps: JsonSchema = { type: ['integer', 'null'] }
  return object({
    docs: { type: 'array', items: item },
    ...{ totalDocs: whole, limit: whole, totalPages: whole, page: whole, pagingCounter: whole },
    ...{ hasPrevPage: { type: 'boolean' }, hasNextPage: { type: 'boolean' } },
    ...{ prevPage: perhaps, nextPage: perhaps },
  })
}

const restoredSchema: JsonSchema = {
  type: 'object',
  description: 'The document as it is now, and a `message`.',
  properties: { id: text, message: text },
  required: ['id', 'message'],
}

function versionSchema(doc: JsonSchema): JsonSchema {
  const moment: JsonSchema = { type: 'string', format: 'date-time' }
  return {
    type: 'object',
    properties: {
      ...{ id: text, parent: { oneOf: [text, doc] } },
      version: { type: 'object', description: 'The document as it was.' },
      ...{ createdAt: moment, updatedAt: moment },
      ...{ latest: { type: ['boolean', 'null'] }, autosave: { type: ['boolean', 'null'] } },
    },
    required: ['id', 'version', 'createdAt', 'updatedAt'],
    additionalProperties: true,
  }
}

function fileForm(fields: JsonSchema, kind: 'Create' | 'Update'): JsonSchema {
  return {
    type: 'object',
    properties: {
      file: { type: 'string', contentMediaType: 'application/octet-stream' },
      _payload: {
        type: 'string',
        contentMediaType: 'application/json',
        contentSchema: fields,
        description: 'The other fields, as JSON.',
      },
    },
    required: kind === 'Create' ? ['file'] : [],
  }
}
