import '@/testing/social/allowLocalFakes'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createLocalReq } from 'payload'
import type { CollectionSlug, FlattenedField, PayloadRequest } from 'payload'
import { z } from 'zod'
import { builtInRoles } from '@/access/permissions'
import type { BuiltInRole } from '@/access/permissions'
import { collections } from '@collections/index'
import { contract } from '@collections/contract'
import { queryRows, sql } from '@/db/sql'
import type { OpenApiDocument } from '@/server/openapi/makeOpenApi'
import type { AccessRow, Who } from '@/testing/access/accessRow'
import { matrix } from '@/testing/access/matrix'
import { startTestPlatform } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'
import { callEverything } from '@/testing/openapi/callEverything'
import { documentedCalls } from '@/testing/openapi/documentedCalls'

/**
 * Bodies that say more than they may: every field that a role may not write, in every body that creates or
 * changes something. Generated from the config and the contract, so new fields and endpoints join by themselves.
 */
const forged = {
  text: 'forged-by-a-body',
  number: 876_543_219,
  date: '2001-02-03T04:05:06.000Z',
  id: '01890000-0000-7000-8000-00000000f0e1',
}

let platform: TestPlatform
const callers = new Map<Who, { id?: string; token?: string; req: PayloadRequest }>()

beforeAll(async () => {
  platform = await startTestPlatform()
  const { payload } = platform
  for (const role of Object.keys(builtInRoles) as BuiltInRole[]) {
    const caller = await platform.makeUser(role)
    const user = await payload.findByID({ collection: 'users', id: caller.id, depth: 1 })
    const req = await createLocalReq({ user: { ...user, collection: 'users' } as never }, payload)
    callers.set(role, { ...caller, req })
  }
  callers.set('anonymous', { req: await createLocalReq({}, payload) })
})
afterAll(() => platform.close())

type Data = Record<string, unknown>

const slugs = collections.map(({ slug }) => slug as CollectionSlug)
const fieldsOf = (slug: CollectionSlug) => platform.payload.collections[slug].config.flattenedFields
const rowOf = (slug: CollectionSlug) => matrix[slug] as AccessRow
const read = async (slug: CollectionSlug, id: string) =>
  (await platform.payload.db.findOne<Data & { id: string }>({
    collection: slug,
    where: { id: { equals: id } },
  })) as Data

/** A value for a field that nobody would write by chance; null where there is none. */
function forgedValue(field: FlattenedField, present?: unknown): unknown {
  switch (field.type) {
    case 'text':
    case 'textarea':
    case 'email':
    case 'code':
      return 'hasMany' in field && field.hasMany ? [forged.text] : forged.text
    case 'number':
      return forged.number
    case 'date':
      return forged.date
    case 'checkbox':
      return !present
    case 'json':
      return { mark: forged.text }
    case 'relationship':
    case 'upload':
      return field.hasMany ? [forged.id] : forged.id
    case 'select': {
      const values = field.options.map((each) => (typeof each === 'string' ? each : each.value))
      const other = values.find((value) => value !== present && value !== field.defaultValue)
      return field.hasMany ? other && [other] : (other ?? null)
    }
    default:
      return null
  }
}

/** Written by the platform, whatever the rules of a field say. */
const ofThePlatform = new Set(
  ['id', 'createdAt', 'updatedAt', '_status', 'hash', 'salt', 'resetPasswordToken'].concat([
    'resetPasswordExpiration',
    'resetPasswordRequestedAt',
    'sessions',
    'owner',
    'createdBy',
  ]),
)

/** Dropping a rule of these must not go by unseen. */
const pinned: Partial<Record<CollectionSlug, string[]>> = {
  registrations: ['code', 'secret', 'dedupeKey', 'checkedInAt'],
  tickets: ['number', 'lastSeq'],
  campaigns: ['status', 'sentCount'],
  media: ['variants'],
}
const closedToOthers: typeof pinned = {
  users: ['email', 'roles', 'disabled', 'emailVerifiedAt', 'contact'],
}

type Place = {
  role: Who
  slug: CollectionSlug
  operation: 'create' | 'update'
  req: PayloadRequest
}

async function closedFields({ role, slug, operation, req }: Place): Promise<FlattenedField[]> {
  const known = [...(pinned[slug] ?? []), ...((role !== 'admin' && closedToOthers[slug]) || [])]
  const closed: FlattenedField[] = []
  for (const field of fieldsOf(slug)) {
    // Something to say when a document is made; nothing is stored under its name.
    if ('virtual' in field && field.virtual) continue
    const access = 'access' in field ? field.access?.[operation] : undefined
    const refused = access !== undefined && !(await access({ req, data: {} } as never))
    const hidden = 'hidden' in field && field.hidden === true
    const shown = 'admin' in field ? (field.admin as { readOnly?: boolean } | undefined) : undefined
    const unruled = access === undefined && shown?.readOnly
    if (
      refused ||
      hidden ||
      unruled ||
      ofThePlatform.has(field.name) ||
      known.includes(field.name)
    ) {
      closed.push(field)
    }
  }
  return closed
}

const isStored = (doc: Data, field: FlattenedField, value: unknown) => {
  const stored = doc[field.name]
  const text = JSON.stringify(stored instanceof Date ? stored.toISOString() : stored) ?? ''
  return typeof value === 'boolean' || field.type === 'select'
    ? JSON.stringify(stored) === JSON.stringify(value)
    : /forged-by-a-body|876543219|2001-02-03|00000000f0e1/.test(text)
}

/** How a body may come: as JSON, packed into a form, or for all rows that a query finds. */
const ways = ['json', 'form', 'rows'] as const

type Attempt = Place & { token?: string; id?: string; data: Data; way?: (typeof ways)[number] }

const packed = (data: Data): FormData => {
  const form = new FormData()
  form.set('_payload', JSON.stringify(data))
  return form
}

/** Sends a body; the row it made or changed, or null when it was refused. */
async function send({
  slug,
  operation,
  token,
  id,
  data,
  way = 'json',
}: Attempt): Promise<Data | null> {
  let body: Data | FormData = data
  if (operation === 'create') {
    body = (await rowOf(slug).body(platform)) as Data | FormData
    if (body instanceof FormData) {
      const known = JSON.parse(String(body.get('_payload'))) as Data
      body.set('_payload', JSON.stringify({ ...known, ...data }))
    } else body = { ...body, ...data }
  }
  if (way === 'form' && !(body instanceof FormData)) body = packed(body)
  const one = way === 'rows' ? `?where[id][equals]=${id}&limit=1` : `/${id}`
  const response = await platform.request(`/api/${slug}${id ? one : ''}`, {
    method: operation === 'create' ? 'POST' : 'PATCH',
    ...{ token, body },
  })
  const answer = (await response.json()) as { doc?: { id: string } }
  expect([slug, way, response.status < 500 || response.status]).toEqual([slug, way, true])
  const made = id ?? answer.doc?.id
  return response.ok && made ? read(slug, made) : null
}

/** How often a body got through, by the way it came. */
const passed = { json: 0, form: 0, rows: 0 }

type Trial = Omit<Attempt, 'data'> & { fields: FlattenedField[]; present: Data }

/** What was written of `fields`: all at once, and where that is refused, each by itself. */
async function findForged({ fields, present, ...attempt }: Trial) {
  const { slug, operation } = attempt
  const valueOf = (field: FlattenedField) => forgedValue(field, present[field.name])
  const tried = fields.filter((field) => valueOf(field) !== null)
  const written: string[] = []
  const passes = async (group: FlattenedField[], way: (typeof ways)[number]) => {
    const data = Object.fromEntries(group.map((field) => [field.name, valueOf(field)]))
    const doc = await send({ ...attempt, way, data })
    if (!doc) return false
    passed[way] += 1
    for (const field of group.filter((each) => isStored(doc, each, valueOf(each)))) {
      written.push(`${operation} ${slug}.${field.name}: ${JSON.stringify(doc[field.name])}`)
    }
    return true
  }
  let passing = tried
  if (!(await passes(tried, 'json'))) {
    passing = []
    for (const field of tried) if (await passes([field], 'json')) passing.push(field)
  }
  for (const way of ways.slice(1)) {
    // Only what is there can be found by a query.
    if (way === 'rows' && !attempt.id) continue
    const through = await passes(tried, way)
    // What is refused says nothing of the fields that pass by themselves.
    if (!through && passing.length > 0) await passes(passing, way)
  }
  return written
}

/** Names that a body may have, by its schema. */
function keysOf(schema: unknown): string[] {
  const {
    properties = {},
    anyOf = [],
    allOf = [],
  } = schema as {
    properties?: Data
    anyOf?: unknown[]
    allOf?: unknown[]
  }
  return [...Object.keys(properties), ...anyOf.flatMap(keysOf), ...allOf.flatMap(keysOf)]
}

const jsonSchema = { io: 'input', unrepresentable: 'any' } as const

/** Every field name there is, with a value to recognise. */
const everyField = () => {
  const all: Data = {}
  for (const slug of slugs) {
    for (const field of fieldsOf(slug)) all[field.name] ??= forgedValue(field)
  }
  return { ...all, role: 'admin', token: forged.text, password_hash: forged.text }
}

test('no endpoint of our own writes what its body is not for', async () => {
  const document = (await (await platform.request('/api/openapi.json')).json()) as OpenApiDocument
  const all = everyField()
  let added = 0
  const addingEverything: TestPlatform = {
    ...platform,
    request: (path, options = {}) => {
      const { body, method = 'GET' } = options
      const [pathname = ''] = path.split('?')
      const entry = contract.find(
        (each) =>
          each.method === method.toLowerCase() &&
          new RegExp(`^${each.path.replace(/:\w+/g, '[^/]+')}$`).test(pathname),
      )
      const isObject = typeof body === 'object' && body !== null && !(body instanceof FormData)
      const schema = entry?.body && z.toJSONSchema(entry.body, jsonSchema)
      // A loose body is that of a collection, which the tests above send.
      if (!schema || !isObject || schema.additionalProperties)
        return platform.request(path, options)
      added += 1
      const known = new Set(keysOf(schema))
      const extra = Object.fromEntries(Object.entries(all).filter(([name]) => !known.has(name)))
      return platform.request(path, { ...options, body: { ...extra, ...body } })
    },
  }
  const { call, called } = documentedCalls(addingEverything, document)
  await callEverything({ platform, call, admin: callers.get('admin')?.token ?? '' })
  expect(added).toBeGreaterThan(50)
  expect([...called].filter(([, statuses]) => statuses.has(500))).toEqual([])
  const tables = await queryRows<{ name: string }>(
    platform.payload,
    sql`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  )
  const marked: string[] = []
  for (const { name } of tables) {
    const rows = await queryRows<{ row: string }>(
      platform.payload,
      sql`SELECT to_jsonb(t)::text AS row FROM ${sql.identifier(name)} t
          WHERE to_jsonb(t)::text ~ 'forged-by-a-body|876543219|2001-02-03|00000000f0e1' LIMIT 2`,
    )
    marked.push(...rows.map(({ row }) => `${name}: ${row}`))
  }
  expect(marked).toEqual([])
})

for (const operation of ['create', 'update'] as const) {
  test(`no ${operation} through the generated API writes what its role may not`, async () => {
    const seen = new Set<string>()
    const written: string[] = []
    for (const slug of slugs) {
      const row = rowOf(slug)
      for (const [role, { req, token, id: caller }] of callers) {
        const own = operation === 'update' && role === 'user' && row.own?.includes('update')
        if (!row[operation].includes(role) && !own) continue
        const place = { role, slug, operation, req }
        const fields = await closedFields(place)
        const key = `${slug} ${own} ${fields.map(({ name }) => name).join()}`
        if (fields.length === 0 || seen.has(key)) continue
        seen.add(key)
        const id =
          operation === 'update' ? await row.make(platform, own ? caller : undefined) : undefined
        // What is there without a word about it.
        const present = id ? await read(slug, id) : await send({ ...place, token, data: {} })
        const found = await findForged({ ...place, token, id, fields, present: present ?? {} })
        written.push(...found.map((each) => `${role} ${each}`))
      }
    }
    expect(written).toEqual([])
    const tried = operation === 'create' ? (['json', 'form'] as const) : ways
    for (const way of tried) expect([way, passed[way] > 15]).toEqual([way, true])
  })
}
