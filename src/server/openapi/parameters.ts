import type { SanitizedCollectionConfig } from 'payload'
import type { Parameter } from '@/server/openapi/operation'

const ref = (name: string) => ({ $ref: `#/components/parameters/${name}` })

/** The query parameters that Payload's generated operations understand. */
export function collectionParameters({ trash }: SanitizedCollectionConfig) {
  const lying = trash ? [ref('trash')] : []
  const one = [ref('depth'), ref('select'), ...lying]
  const where = [ref('where'), ...lying]
  return {
    one,
    where,
    writing: [ref('depth'), ref('select')],
    page: [ref('where'), ref('sort'), ref('limit'), ref('page'), ...one],
  }
}

/** A parameter of many levels, written `where[status][equals]=published`. */
const nested = (name: string, description: string, example: unknown): Parameter => ({
  name,
  in: 'query',
  description,
  style: 'deepObject',
  explode: true,
  schema: { type: 'object', additionalProperties: true },
  example,
})

/** The parameters that many operations share. */
export const sharedParameters: Record<string, Parameter> = {
  where: nested(
    'where',
    'Conditions on fields: `where[field][operator]=value`, combined with `where[or][0][field][operator]`. Operators: `equals`, `not_equals`, `in`, `not_in`, `exists`, `greater_than`, `greater_than_equal`, `less_than`, `less_than_equal`, `like`, `contains`. Fields of relations by a dot: `where[event.status][equals]`.',
    { createdAt: { greater_than: '2020-01-01T00:00:00.000Z' } },
  ),
  sort: {
    name: 'sort',
    in: 'query',
    description: 'A field, with `-` for descending; several with commas.',
    schema: { type: 'string' },
    example: '-createdAt',
  },
  limit: {
    name: 'limit',
    in: 'query',
    description: 'Rows a page. More than 100 is 100; 0 is 100 as well.',
    schema: { type: 'integer', minimum: 0, maximum: 100, default: 10 },
  },
  page: {
    name: 'page',
    in: 'query',
    description: 'The page, from 1.',
    schema: { type: 'integer', minimum: 1, default: 1 },
  },
  depth: {
    name: 'depth',
    in: 'query',
    description: 'How many levels of relations are filled in with their documents; ids elsewhere.',
    schema: { type: 'integer', minimum: 0, maximum: 3, default: 0 },
  },
  select: nested(
    'select',
    'Only these fields (and `id`): `select[title]=true`. The answer then lacks the others, required or not.',
    { createdAt: true },
  ),
  trash: {
    name: 'trash',
    in: 'query',
    description: 'Documents in the trash too.',
    schema: { type: 'boolean', default: false },
  },
  idempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'Same key and body within 24 hours: the first answer again, and nothing happens twice. Same key with another body: 422. First one still running: 409.',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  },
}
