import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import ExcelJS from 'exceljs'
import { simpleParser } from 'mailparser'
import type { CollectionSlug, FlattenedField } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { env } from '@/env'
import { runImport } from '@/operations/eventImports/runImport'
import { makeJoinUrl } from '@/operations/subscriptions/joinByLink'
import type { OpenApiDocument } from '@/server/openapi/makeOpenApi'
import { matrix } from '@/testing/access/matrix'
import { makeNewsroom } from '@/testing/campaigns/newsroom'
import { lexicalDocument, link, paragraph } from '@/testing/factories/lexical'
import { makeEvent } from '@/testing/factories/makeEvent'
import { pixel } from '@/testing/factories/pixel'
import { startTestPlatform } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'
import { lastPart } from '@/testing/openapi/script'
import { watchStatements } from '@/testing/security/watchStatements'

/**
 * What people send stays data. Statements: whatever is asked of every collection and every operation that reads, no
 * text of a statement ever holds it. Outputs: one hostile text goes through everything that repeats what people
 * write. The parts are tested beside their code (mails, calendar files, sheets, templates); this is the whole way.
 */
let platform: TestPlatform
let token: string
let injected: string[]
const known = new Map<string, string>()

const mark = 'inj3cted'
const hostileSql = `${mark}'"\\);--`

beforeAll(async () => {
  platform = await startTestPlatform()
  injected = watchStatements(platform.payload, mark)
  token = (await platform.makeUser('admin')).token
  for (const [slug, row] of Object.entries(matrix)) known.set(slug, await row.make(platform))
})
afterAll(() => platform.close())

/** Reads as an administrator, who may ask for most. */
async function read(url: string): Promise<number> {
  const response = await platform.request(url, { token, redirect: 'manual' })
  await response.arrayBuffer()
  return response.status
}

type Path = { path: string; type: FlattenedField['type'] }

function pathsOf(fields: FlattenedField[], prefix = ''): Path[] {
  return fields.flatMap((field): Path[] => {
    const at = `${prefix}${field.name}`
    if (field.type === 'group' || field.type === 'array' || field.type === 'tab') {
      return pathsOf(field.flattenedFields, `${at}.`)
    }
    if (field.type === 'json') return [{ path: `${at}.${hostileSql}`, type: 'json' }]
    return [{ path: at, type: field.type }]
  })
}

/** Where sorting, selecting and joining is tried too: the same code reads them for all. */
const ofEveryKind = new Set(['events', 'registrations', 'contacts', 'tickets', 'media', 'users'])

/** Fields of text and JSON all; of the other types, which take no text, one each. */
const oneOfEachKind = (fields: Path[]) => [
  ...fields.filter(({ type }) => asText.has(type)),
  ...new Map(
    fields.filter(({ type }) => !asText.has(type)).map((field) => [field.type, field]),
  ).values(),
]

const asText = new Set(['text', 'textarea', 'email', 'code', 'json'])
const value = encodeURIComponent(hostileSql)
const operators = ['equals', 'like', 'contains', 'in']
const where = (within: string, at: string, operator: string) => {
  const steps = [...within.split('.'), ...at.split('.'), operator].filter(Boolean)
  return `where[${steps.map(encodeURIComponent).join('][')}]=${value}`
}

/** Asks for all of them, some at once; those that fail. */
async function findFailing(urls: string[]): Promise<string[]> {
  const failed: string[] = []
  const rest = [...urls]
  const ask = async () => {
    for (let url = rest.pop(); url; url = rest.pop()) {
      const status = await read(url)
      if (status >= 500) failed.push(`${status} ${url}`)
    }
  }
  await Promise.all(Array.from({ length: 6 }, ask))
  return failed
}

test('no statement is made of what a query asks for', async () => {
  // The watch sees a statement that is.
  await queryRows(platform.payload, sql.raw(`SELECT '${mark}'`))
  expect(injected.splice(0)).toHaveLength(1)
  const urls: string[] = []
  for (const slug of Object.keys(matrix) as CollectionSlug[]) {
    const fields = pathsOf(platform.payload.collections[slug].config.flattenedFields)
    const queries = oneOfEachKind(fields).flatMap(({ path: at, type }) =>
      asText.has(type)
        ? [operators.map((operator, n) => where(`and.${n}`, at, operator)).join('&')]
        : [where('', at, 'equals')],
    )
    const others = [
      ...[`sort=${value}`, `sort=-createdAt,${value}`, `where[${value}][equals]=1`],
      ...[`where[id][${value}]=1`, `select[${value}]=true`, `populate[${value}][x]=true`],
      ...[`locale=${value}`, `limit=${value}`, `page=${value}`, `depth=${value}`, `joins=${value}`],
    ]
    const asked = ofEveryKind.has(slug) ? [...queries, ...others] : queries
    urls.push(...asked.map((query) => `/api/${slug}?limit=1&pagination=false&depth=0&${query}`))
  }
  expect(urls.length).toBeGreaterThan(300)
  expect(await findFailing(urls)).toEqual([])
  expect(injected.splice(0)).toEqual([])
}, 120_000)

test('no statement is made of what our own operations are asked for', async () => {
  const document = (await (await platform.request('/api/openapi.json')).json()) as OpenApiDocument
  const all = new Set<string>()
  for (const [template, methods] of Object.entries(document.paths)) {
    const parameters = (methods.get as { parameters?: { in: string; name: string }[] } | undefined)
      ?.parameters
    if (!methods.get || template.includes('/metrics')) continue
    const slug = template.split('/')[2] ?? ''
    const exact = template.replace(/\{\w+\}/g, known.get(slug) ?? value)
    const urls = [
      template.replace(/\{\w+\}/g, value),
      ...(parameters ?? [])
        .filter((each) => each.in === 'query')
        .map(({ name }) => `${exact}?${name}=${value}`),
    ]
    for (const url of urls) all.add(url)
  }
  expect(all.size).toBeGreaterThan(150)
  expect(await findFailing([...all])).toEqual([])
  expect(injected.splice(0)).toEqual([])
}, 120_000)

const hostile = `=HYPERLINK("x") <script>alert(1)</script> {{ 7 | times: 7 }} \r\nBcc: all@evil.example\r\nATTENDEE:mailto:x`
const oneLine = hostile.replace(/[\r\n]/g, '')

const post = (url: string, body: unknown, as: string | undefined = token) =>
  platform.request(url, { method: 'POST', body, token: as })

/** Everything that was mailed: whole files, as they would leave. */
async function mailed(): Promise<string[]> {
  const folder = env.mail.kind === 'mailbox' ? env.mail.folder : ''
  const names = (await readdir(folder)).filter((name) => name.endsWith('.eml'))
  return Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')))
}

test('a hostile text is a text in sheets, calendars, mails and pages', async () => {
  const { payload } = platform
  const { event } = await makeEvent({ payload, title: oneLine, organizer: oneLine })
  const person = { email: 'typed@example.org', givenName: oneLine, familyName: '@SUM(A1)' }
  const registered = await post(`/api/events/${event.id}/register`, person, undefined)
  expect(registered.status).toBe(201)
  for (const lines of ['a@example.org\r\nBcc: b@evil.example', 'a@example.org, b@evil.example']) {
    const refused = await post(`/api/events/${event.id}/register`, { ...person, email: lines })
    expect(refused.status).toBe(422)
  }

  const sheet = (format: string) =>
    platform.request(`/api/events/${event.id}/registrations?format=${format}`, { token })
  const csv = await (await sheet('csv')).text()
  expect(csv).toContain("'=HYPERLINK")
  expect(csv).toContain("'@SUM")
  expect(csv).not.toMatch(/(^|,)"?[=@+-](HYPERLINK|SUM)/m)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(await (await sheet('xlsx')).arrayBuffer())
  workbook.eachSheet((page) =>
    page.eachRow((row) => row.eachCell((cell) => expect(cell.formula).toBeUndefined())),
  )

  const form = new FormData()
  form.set('file', new Blob([`title,start\n"${hostile}",never\n`]), 'events.csv')
  const started = (await (await post('/api/events/import', form)).json()) as {
    import: { id: string }
  }
  const { id } = started.import
  const signal = new AbortController().signal
  await runImport({ payload, id, signal, onProgress: async () => undefined })
  const report = await platform.request(`/api/event-imports/${id}/report?format=csv`, { token })
  expect(await report.text()).not.toMatch(/(^|,)"?=HYPERLINK/m)

  const ics = await (await platform.request(`/api/events/${event.id}/calendar.ics`)).text()
  const lines = ics.replace(/\r\n[ \t]/g, '').split('\r\n')
  expect(lines.filter((line) => /^(BCC|ATTENDEE)[:;]/i.test(line))).toEqual([])

  const room = await makeNewsroom(platform)
  const { list, contacts } = await room.makeList(1)
  const names = { givenName: oneLine, familyName: oneLine }
  await payload.update({ collection: 'contacts', id: contacts[0] ?? '', data: names })
  await payload.update({ collection: 'lists', id: list, data: { name: oneLine } })
  const [subscription] = await queryRows<{ id: string; round: string }>(
    payload,
    sql`SELECT id, round FROM subscriptions WHERE list_id = ${list}`,
  )
  const joined = { subscription: subscription?.id ?? '', round: Number(subscription?.round) }
  const page = lastPart(makeJoinUrl({ ...joined, now: new Date() }))
  const html = await (await platform.request(`/subscribe/${page}`)).text()
  expect(html).toContain('&lt;script&gt;')
  expect(html).not.toContain('<script>alert')

  const write = (subject: string, ...parts: Parameters<typeof paragraph>) =>
    room.send('POST /api/campaigns', {
      ...{ name: oneLine, subject, content: lexicalDocument(paragraph(...parts)) },
      ...{ audience: { lists: [list] }, locale: 'en' },
    })
  const refused = [
    await write('A script', link('javascript:alert(1)', 'here')),
    await write('A page', link('data:text/html,x', 'here')),
  ]
  expect(refused.map(({ status }) => status)).toEqual([422, 422])
  const unknown = await write(hostile, 'A template that is none of ours')
  const preview = (made: typeof unknown) =>
    room.send(`GET /api/campaigns/${made.body.doc.id}/preview`)
  expect((await preview(unknown)).body).toMatchObject({ html: '', problems: [expect.anything()] })
  const plain = hostile.replace(/{{.*}}/, '')
  const campaign = await write(plain, plain, '{{ contact.givenName }}')
  expect(campaign.status).toBe(201)
  const { body: shown } = await preview(campaign)
  expect(shown).toMatchObject({ problems: [], subject: expect.not.stringMatching(/[\r\n]/) })
  expect(shown.html).not.toContain('<script>alert')

  await post('/api/tickets', { subject: oneLine, description: hostile, email: person.email })
  await payload.sendEmail({ to: person.email, subject: hostile, text: hostile })
  for (const mail of await mailed()) {
    const parsed = await simpleParser(mail)
    expect([...parsed.headers.keys()]).not.toContain('bcc')
    expect(String(parsed.html)).not.toContain('<script>alert')
  }
})

test('a file keeps no path and no line of a header in its name', async () => {
  const names = [
    '../../../etc/cron.d/x.png',
    '..\\..\\x.png',
    'a"\r\nX-Injected: 1.png',
    '.htaccess',
  ]
  for (const name of names) {
    const form = new FormData()
    form.set('file', new Blob([pixel], { type: 'image/png' }), name)
    const stored = await platform.request('/api/upload', { method: 'POST', token, body: form })
    const { doc } = (await stored.json()) as { doc?: { filename: string } }
    expect([name, stored.status]).toEqual([name, 201])
    expect(doc?.filename).toMatch(/^[^/\\\r\n"]+\.png$/)
    expect(doc?.filename).not.toMatch(/^\.+/)
    const file = await platform.request(
      `/api/media/file/${encodeURIComponent(String(doc?.filename))}`,
      {
        token,
      },
    )
    expect([file.status, file.headers.get('x-injected')]).toEqual([200, null])
  }
  const outside = ['..%2f..%2fsecret', '..%5c..%5csecret', '%2e%2e%2fsecret', 'x%00.png']
  for (const name of outside) {
    expect([400, 403, 404]).toContain(await read(`/api/media/file/${name}`))
    expect([400, 403, 404]).toContain(await read(`/api/docs/${name}`))
  }
})
