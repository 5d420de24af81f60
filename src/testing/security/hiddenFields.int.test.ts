import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createLocalReq, formatNames } from 'payload'
import type { CollectionSlug, PayloadRequest } from 'payload'
import { builtInRoles } from '@/access/permissions'
import type { BuiltInRole } from '@/access/permissions'
import { collections } from '@collections/index'
import type { Caller } from '@/testing/access/doors'
import { matrix } from '@/testing/access/matrix'
import { hiddenPaths, type Hidden } from '@/testing/security/hiddenPaths'
import { startTestPlatform } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'

/**
 * What a role may not read of a row that it may see: no door gives it, and no condition or order depends on
 * it, directly, through a relation or in a version. Generated from the config, so a new field joins by itself.
 */
let platform: TestPlatform

beforeAll(async () => {
  platform = await startTestPlatform()
})
afterAll(() => platform.close())

const slugs = collections.map(({ slug }) => slug as CollectionSlug)
const configOf = (slug: CollectionSlug) => platform.payload.collections[slug].config
const graphqlNames = (slug: CollectionSlug) => {
  const { singular, plural } = formatNames(slug)
  return { singular, plural: plural === singular ? `all${singular}` : plural }
}

type Asker = { caller: Caller; req: PayloadRequest; hidden: Map<CollectionSlug, Hidden[]> }

async function makeAsker(role: BuiltInRole | null): Promise<Asker> {
  const { payload } = platform
  const caller = role ? await platform.makeUser(role) : null
  const user = caller && (await payload.findByID({ collection: 'users', id: caller.id, depth: 1 }))
  const req = await createLocalReq(
    { user: user ? ({ ...user, collection: 'users' } as never) : undefined },
    payload,
  )
  const hidden = new Map<CollectionSlug, Hidden[]>()
  for (const slug of slugs)
    hidden.set(slug, await hiddenPaths({ req, fields: configOf(slug).flattenedFields }))
  return { caller, req, hidden }
}

const mark = (slug: CollectionSlug, path: string) => `mark-of-${slug}-${path}-`

/** Fields hidden from everyone that were tried already. */
const tried = new Set<string>()
const isNew = (key: string, { always }: Hidden) =>
  !always || (!tried.has(key) && Boolean(tried.add(key)))

/** Rows of the caller and of others, with something to be found in every text they may not read. */
async function addRows({ caller, hidden }: Asker, slug: CollectionSlug) {
  for (const owner of caller ? [undefined, caller.id] : [undefined]) {
    const id = await (matrix[slug] as (typeof matrix)[string]).make(platform, owner)
    const data: Record<string, unknown> = {}
    for (const { path, type } of hidden.get(slug) ?? []) {
      if (type !== 'text' && type !== 'textarea') continue
      if (path.startsWith('sessions.') || ['hash', 'salt', 'searchPeople'].includes(path)) continue
      const [first = '', second] = path.split('.')
      const value = `${mark(slug, path)}${id}`
      data[first] = second ? { ...(data[first] as object), [second]: value } : value
    }
    await platform.payload.db.updateOne({ collection: slug, id, data: data as never })
  }
}

type Answer = { status: number; text: string }

/** `what`: method and path. */
async function ask({ caller }: Asker, what: string): Promise<Answer> {
  const [method, path = ''] = what.split(' ')
  const response = await platform.request(path, { method, token: caller?.token })
  return { status: response.status, text: await response.text() }
}

async function askGraphql({ caller }: Asker, query: string): Promise<Answer> {
  const body = { query }
  const response = await platform.request('/api/graphql', {
    ...{ method: 'POST', token: caller?.token, body },
  })
  const text = await response.text()
  const refused = (JSON.parse(text) as { errors?: unknown[] }).errors !== undefined
  return { status: refused ? 400 : response.status, text }
}

/** Whether Payload finds by a path for this asker; the doors all ask it so. */
type Finding = { collection: CollectionSlug; path: string }

async function passesLocally({ req }: Asker, { collection, path }: Finding) {
  const queries = { where: { [path]: { exists: true } }, sort: [`-${path}`] }
  const passed: string[] = []
  for (const [what, query] of Object.entries(queries)) {
    const shared = { collection, overrideAccess: false, req, depth: 0, limit: 1 } as const
    await platform.payload.find({ ...shared, [what]: query }).then(
      () => passed.push(`${what} of ${collection} by ${path}`),
      () => null,
    )
  }
  return passed
}

/** Where a door depends on what it should not know: every operator, operation and door. */
async function findLeaks(asker: Asker, { slug, path, type }: Hidden & { slug: CollectionSlug }) {
  const leaks: string[] = []
  const refused = async (what: string, answer: Promise<Answer>) => {
    const { status, text } = await answer
    if (status >= 400 && status < 500) return
    leaks.push(`${slug}.${path} ${what}: ${status} ${text.slice(0, 200)}`)
  }
  const value = type === 'date' ? '2026-01-01T00:00:00.000Z' : type === 'number' ? '1' : 'mark'
  for (const operator of ['equals', 'like', 'greater_than', 'exists']) {
    await refused(operator, ask(asker, `GET /api/${slug}?where[${path}][${operator}]=${value}`))
  }
  const where = `where[${path}][equals]=${value}`
  await refused('or', ask(asker, `GET /api/${slug}?where[or][0][${path}][equals]=${value}`))
  await refused('count', ask(asker, `GET /api/${slug}/count?${where}`))
  await refused('update', ask(asker, `PATCH /api/${slug}?${where}`))
  await refused('delete', ask(asker, `DELETE /api/${slug}?${where}`))
  await refused('sort', ask(asker, `GET /api/${slug}?sort=-${path}`))
  const { graphQL, versions } = configOf(slug)
  if (versions) {
    const at = `/api/${slug}/versions?`
    await refused('version', ask(asker, `GET ${at}where[version.${path}][equals]=${value}`))
    await refused('version sort', ask(asker, `GET ${at}sort=version.${path}`))
  }
  if (graphQL === false) return leaks
  const { plural } = graphqlNames(slug)
  const field = path.replaceAll('.', '__')
  const condition = `{${field}: {equals: ${type === 'number' ? value : `"${value}"`}}}`
  await refused(
    'GraphQL where',
    askGraphql(asker, `{ ${plural}(where: ${condition}) { totalDocs } }`),
  )
  await refused('GraphQL sort', askGraphql(asker, `{ ${plural}(sort: "${path}") { totalDocs } }`))
  return leaks
}

/** Relations that a caller may read, of collections that they may see, by where they lead. */
async function relationsOf({ req }: Asker) {
  const relations = new Map<CollectionSlug, { slug: CollectionSlug; path: string }>()
  for (const slug of slugs) {
    const { access, flattenedFields } = configOf(slug)
    if (!(await access.read({ req }))) continue
    for (const field of flattenedFields) {
      if (field.type !== 'relationship' && field.type !== 'upload') continue
      if (typeof field.relationTo !== 'string' || field.hidden) continue
      if (field.access?.read && !(await field.access.read({ req } as never))) continue
      relations.set(field.relationTo, { slug, path: field.name })
    }
  }
  return relations
}

/** A relation is no way round: neither a condition nor an order reaches through it. */
async function findLeaksThroughRelations(asker: Asker) {
  const leaks: string[] = []
  for (const [target, { slug, path }] of await relationsOf(asker)) {
    for (const hidden of asker.hidden.get(target) ?? []) {
      if (!isNew(`to ${target}.${hidden.path}`, hidden)) continue
      leaks.push(
        ...(await passesLocally(asker, { collection: slug, path: `${path}.${hidden.path}` })),
      )
    }
  }
  return leaks
}

const valueAt = (doc: unknown, path: string) =>
  path.split('.').reduce((value, key) => (value as Record<string, unknown> | null)?.[key], doc)

/** The list, asked for what is hidden by name. */
async function findShown(asker: Asker, slug: CollectionSlug) {
  const hidden = asker.hidden.get(slug) ?? []
  const select = hidden.map(
    ({ path }) => `select${path.replaceAll(/[^.]+/g, '[$&]').replaceAll('.', '')}=true`,
  )
  const leaks: string[] = []
  const tail = 'limit=100&showHiddenFields=true&overrideAccess=true'
  for (const query of ['depth=0', `depth=0&select[id]=true&${select.join('&')}`]) {
    const { text, status } = await ask(asker, `GET /api/${slug}?${query}&${tail}`)
    const { docs = [] } = JSON.parse(text) as { docs?: Record<string, unknown>[] }
    if (status !== 200 || docs.length === 0)
      leaks.push(`${slug} shows nothing: ${status} ${text.slice(0, 200)}`)
    for (const { path } of hidden) {
      if (docs.some((doc) => valueAt(doc, path) !== undefined))
        leaks.push(`${slug}.${path} ${query}`)
    }
  }
  return leaks
}

/** Whatever is populated, and whatever GraphQL is asked for, no mark of a hidden text comes along. */
async function findMarks(asker: Asker, slug: CollectionSlug) {
  const populate = slugs.flatMap((target) =>
    (asker.hidden.get(target) ?? []).map(({ path }) => `populate[${target}][${path}]=true`),
  )
  const bodies = [await ask(asker, `GET /api/${slug}?depth=3&limit=100`)]
  // A query string has its limits.
  bodies.push(
    await ask(asker, `GET /api/${slug}?depth=3&limit=100&${populate.slice(0, 25).join('&')}`),
  )
  const scalar = (asker.hidden.get(slug) ?? []).filter(
    ({ always, path, type }) => !always && !path.includes('.') && type !== 'relationship',
  )
  if (scalar.length > 0 && configOf(slug).graphQL !== false) {
    const names = scalar.map(({ path }) => path).join(' ')
    const { plural } = graphqlNames(slug)
    bodies.push(await askGraphql(asker, `{ ${plural}(limit: 100) { docs { id ${names} } } }`))
    expect(bodies.at(-1)?.text).toContain('"docs":[{"id"')
  }
  const marks = slugs.flatMap((target) =>
    (asker.hidden.get(target) ?? []).map(({ path }) => mark(target, path)),
  )
  return marks.filter((each) => bodies.some(({ text }) => text.includes(each)))
}

/** Dropping a rule must not go by unseen: what is hidden from everyone, and what from who is no staff. */
const secrets = {
  registrations: ['secret', 'dedupeKey'],
  suppressions: ['hash'],
  senders: ['pacedUntil'],
  'list-imports': ['source'],
  'social-accounts': ['sealedCredentials', 'sealedSession'],
  certificates: ['pdf.key', 'liveKey'],
  'certificate-batches': ['samples'],
  users: ['resetPasswordToken', 'salt', 'hash'],
  'webhook-endpoints': ['sealedSecret', 'sealedPreviousSecret'],
}
const forStaff = {
  events: ['virtualUrl', 'importKey', 'eventImport'],
  tickets: ['tags', 'requester', 'assignedTo', 'lastCustomerAt', 'searchPeople'],
  'ticket-messages': ['author', 'owner'],
  certificates: ['contact', 'batch', 'revocation.reason', 'failure'],
}

test('secrets are hidden from everyone, and what staff know from everybody else', async () => {
  for (const [role, table] of [
    ['admin', secrets],
    ['user', forStaff],
  ] as const) {
    const { hidden } = await makeAsker(role)
    for (const [slug, paths] of Object.entries(table)) {
      const found = hidden.get(slug as CollectionSlug)?.map(({ path }) => path)
      expect([slug, found]).toEqual([slug, expect.arrayContaining(paths)])
    }
  }
})

for (const role of [null, ...(Object.keys(builtInRoles) as BuiltInRole[])]) {
  test(`${role ?? 'anonymous'} learns nothing of what is hidden`, async () => {
    const asker = await makeAsker(role)
    const leaks: string[] = []
    for (const slug of slugs) {
      const hidden = asker.hidden.get(slug) ?? []
      if (hidden.length === 0) continue
      if (!(await configOf(slug).access.read({ req: asker.req }))) continue
      await addRows(asker, slug)
      leaks.push(...(await findShown(asker, slug)))
      leaks.push(...(await findMarks(asker, slug)))
      for (const [index, field] of hidden.entries()) {
        if (!isNew(`${slug}.${field.path}`, field)) continue
        if (index === 0) leaks.push(...(await findLeaks(asker, { ...field, slug })))
        leaks.push(...(await passesLocally(asker, { collection: slug, path: field.path })))
      }
    }
    leaks.push(...(await findLeaksThroughRelations(asker)))
    expect(leaks).toEqual([])
  })
}

test('who may read a field finds by it, so a refusal above is one', async () => {
  const { token } = await platform.makeUser('moderator')
  const id = await (matrix.events as (typeof matrix)[string]).make(platform)
  const virtualUrl = 'https://meet.example.org/marked'
  await platform.payload.update({ collection: 'events', id, data: { virtualUrl } })
  for (const query of [
    'where[virtualUrl][like]=marked',
    'sort=-virtualUrl&where[virtualUrl][exists]=true',
  ]) {
    const response = await platform.request(`/api/events?${query}`, { token })
    const { docs } = (await response.json()) as { docs: { virtualUrl?: string }[] }
    expect(docs.map((doc) => doc.virtualUrl)).toContain(virtualUrl)
  }
})
