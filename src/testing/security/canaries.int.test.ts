/** @backends */
import { configured } from '@/testing/security/canaryEnvironment'
import '@/testing/social/allowLocalFakes'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import S3rver from 's3rver'
import { SMTPServer } from 'smtp-server'
import type { TestPlatform } from '@/testing/harness'
import type { OpenApiDocument } from '@/server/openapi/makeOpenApi'
import { captureSpans } from '@/testing/security/captureSpans'
import { harvestMail, harvestSecrets, type Secrets } from '@/testing/security/harvestSecrets'

/**
 * Secrets pass through everything the platform does: those of its configuration, every one that a body, an answer
 * or a mail carries (found by name and shape, so that new endpoints join), and words that people write. Then each
 * is looked for wherever it does not belong: logs, traces, metrics, tables, queues, dead letters, answers to others.
 */
const written = {
  address: 'canary-address@example.org',
  answer: 'canary-answer-to-a-ticket',
  campaign: 'canary-words-of-a-campaign',
  name: 'Canary-Name',
  password: 'canary-wrong-password-77',
  subject: 'canary-subject-of-a-ticket',
}

const secrets: Secrets = new Map()
const answers: { call: string; person?: string; given: string; text: string }[] = []
const mails: string[] = []
const bucket = 'rostrum-canary'
let folder: string
/** None once it went away. */
let store: S3rver | undefined
let smtp: SMTPServer
let logs: { lines: string[]; stop: () => void }
let spans: ReturnType<typeof captureSpans>
let platform: TestPlatform
let admin: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'rostrum-s3-'))
  store = new S3rver({
    ...{ port: 0, address: '127.0.0.1', silent: true, directory: folder },
    allowMismatchedSignatures: true,
    configureBuckets: [{ name: bucket, configs: [] }],
  })
  smtp = new SMTPServer({
    ...{ disabledCommands: ['STARTTLS'], allowInsecureAuth: true, logger: false },
    onAuth: ({ username }, _session, done) => done(null, { user: username }),
    onData: (stream, _session, done) =>
      void text(stream).then((source) => {
        mails.push(source)
        // Every third is put off in words that repeat the address, as mail servers do.
        const putOff = Object.assign(new Error(`<${written.address}> greylisted`), {
          responseCode: 451,
        })
        done(mails.length % 3 === 0 ? putOff : null)
      }),
  })
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  const { port } = smtp.server.address() as AddressInfo
  Object.assign(process.env, {
    SMTP_URL: `smtp://canary:${configured.SMTP_PASSWORD}@127.0.0.1:${port}`,
    S3_BUCKET: bucket,
    S3_ENDPOINT: `http://127.0.0.1:${(await store.run()).port}`,
    S3_ACCESS_KEY_ID: 'S3RVER',
    S3_SECRET_ACCESS_KEY: configured.S3_SECRET_ACCESS_KEY,
  })
  for (const [kind, value] of Object.entries(configured)) {
    secrets.set(value, { kind, holder: 'configuration' })
  }
  // Read once, when the platform is loaded: hence the late import.
  const { startTestPlatform } = await import('@/testing/harness')
  spans = captureSpans()
  logs = (await import('@/testing/security/captureLogs')).captureLogs()
  platform = watched(await startTestPlatform())
  admin = (await platform.makeUser('admin')).token
})
afterAll(async () => {
  await platform.close()
  logs.stop()
  spans.stop()
  await new Promise<void>((resolve) => smtp.close(() => resolve()))
  await store?.close()
  await rm(folder, { recursive: true, force: true })
})

/** Notes what each request gives and what its answer tells. */
function watched(real: TestPlatform): TestPlatform {
  return {
    ...real,
    request: async (url, options = {}) => {
      const { body, headers, method = 'GET', token } = options
      const holder = `${method} ${url.split('?', 1)[0]}`
      const cookie = (headers as Record<string, string> | undefined)?.Cookie
      const given = { body, url, token, cookie: cookie?.split('=', 2)[1] }
      harvestSecrets({ value: given, holder: 'asked', secrets })
      const response = await real.request(url, options)
      const answer = await response.clone().text()
      const set = response.headers.get('set-cookie') ?? ''
      const text = `${answer} ${set}`
      answers.push({ call: holder, person: token, given: JSON.stringify(given), text })
      if (/json/.test(response.headers.get('content-type') ?? '') && answer) {
        harvestSecrets({ value: JSON.parse(answer) as unknown, holder, secrets, person: token })
      }
      return response
    },
  }
}

const post = (url: string, body: unknown, token?: string) =>
  platform.request(url, { method: 'POST', body, token })

/** Words in every place where people write, and what goes wrong with them. */
async function writeWords(): Promise<void> {
  const { makeEvent } = await import('@/testing/factories/makeEvent')
  const { lexicalDocument, paragraph } = await import('@/testing/factories/lexical')
  const { queryRows, sql } = await import('@/db/sql')
  const { event } = await makeEvent({ payload: platform.payload })
  const { address: email, name: givenName } = written
  await post(`/api/events/${event.id}/register`, { email, givenName, familyName: givenName })
  const description = written.answer
  const opened = await post('/api/tickets', { subject: written.subject, description, email })
  const { doc } = (await opened.json()) as { doc: { id: string } }
  await post(`/api/tickets/${doc.id}/messages`, { body: written.answer }, admin)
  const content = lexicalDocument(paragraph(written.campaign))
  const campaign = { name: 'Canary', subject: written.campaign, content }
  expect((await post('/api/campaigns', campaign, admin)).status).toBe(201)
  await post('/api/contacts', { email: written.address, givenName }, admin)
  const { password } = written
  for (const url of ['/api/auth/login', '/api/users/login']) {
    await post(url, { email, password })
    await post(url, `{"email":"${email}","password":"${password}`)
  }
  await post('/api/auth/register', { email, password, firstName: givenName })
  await post('/api/auth/reset-password', { token: 'canary-of-a-token', password })
  // The database fails on each of them, with the values in its hands.
  await queryRows(
    platform.payload,
    sql`CREATE FUNCTION refuse_canary() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'refused: %', to_jsonb(NEW) USING DETAIL = to_jsonb(NEW)::text; END $$`,
  )
  const tables = ['contacts', 'tickets', 'users', 'campaigns', 'social_accounts']
  const each = async (statement: (table: string) => ReturnType<typeof sql>) => {
    for (const table of tables) await queryRows(platform.payload, statement(table))
  }
  await each(
    (table) => sql`CREATE TRIGGER canary BEFORE INSERT OR UPDATE ON ${sql.identifier(table)}
                   FOR EACH ROW EXECUTE FUNCTION refuse_canary()`,
  )
  const other = `other-${email}`
  const failures = [
    await post(`/api/events/${event.id}/register`, { email: other, givenName }),
    await post('/api/contacts', { email: other, givenName }, admin),
    await post('/api/tickets', { subject: written.subject, description, email }),
    await post('/api/auth/register', { email: other, password, firstName: givenName }),
    await post('/api/campaigns', campaign, admin),
    await post(
      '/api/social-accounts',
      {
        ...{ platform: 'mastodon', name: givenName, baseUrl: 'https://social.invalid' },
        credentials: { accessToken: 'canary-of-a-social-account' },
      },
      admin,
    ),
  ]
  await each((table) => sql`DROP TRIGGER canary ON ${sql.identifier(table)}`)
  expect(failures.map(({ status }) => status)).toEqual(failures.map(() => 500))
}

/** A job that the database fails, which is then a dead letter. */
async function failJob(): Promise<void> {
  const { queryRows, sql } = await import('@/db/sql')
  const { handlers } = await import('@jobs/handlers')
  const { requireQueue } = await import('@jobs/queues')
  const { waitFor } = await import('@/testing/harness')
  const name = 'maintenance.purgeOutbox'
  handlers[name] = async () => {
    await queryRows(platform.payload, sql`SELECT ${written.answer}::text::integer`)
    return undefined as never
  }
  await requireQueue('maintenance').add(name, {}, { attempts: 1, jobId: 'canary-job' })
  await waitFor('the dead letter', async () =>
    (await requireQueue('maintenance').getFailed()).some(({ id }) => id === 'canary-job'),
  )
}

async function readQueues(): Promise<string[]> {
  const { requireQueue } = await import('@jobs/queues')
  const { queueNames } = await import('@jobs/defineJob')
  const found: string[] = []
  for (const name of queueNames) {
    const jobs = await requireQueue(name).getJobs(undefined, 0, 5_000)
    found.push(
      ...jobs.map((job) => JSON.stringify([job.name, job.data, job.failedReason, job.stacktrace])),
    )
  }
  return found
}

/** Every row of every table, by the table. */
async function readTables(): Promise<Map<string, string>> {
  const { queryRows, sql } = await import('@/db/sql')
  const { payload } = platform
  const tables = await queryRows<{ name: string }>(
    payload,
    sql`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
  )
  const found = new Map<string, string>()
  for (const { name } of tables) {
    const rows = await queryRows<{ row: string }>(
      payload,
      sql`SELECT to_jsonb(t)::text AS row FROM ${sql.identifier(name)} t`,
    )
    found.set(name, rows.map(({ row }) => row).join('\n'))
  }
  return found
}

test('no secret and no word of people is where it does not belong', async () => {
  const { documentedCalls } = await import('@/testing/openapi/documentedCalls')
  const document = (await (await platform.request('/api/openapi.json')).json()) as OpenApiDocument
  const { call } = documentedCalls(platform, document)
  const script = { platform, call, admin }
  await (await import('@/testing/openapi/callAccounts')).callAccounts(script)
  await (await import('@/testing/openapi/callEvents')).callEvents(script)
  await (await import('@/testing/openapi/callCampaigns')).callCampaigns(script)
  await (await import('@/testing/openapi/callSecondFactor')).callSecondFactor(script)
  await (await import('@/testing/openapi/callTickets')).callTickets(script)
  const hook = { url: 'https://receiver.invalid/', events: ['ticket.created'], enabled: true }
  await post('/api/webhook-endpoints', hook, admin)
  const key = { name: 'Canary', scopes: ['events.read'], expiresAt: '2040-01-01T00:00:00Z' }
  expect((await post('/api/api-keys', key, admin)).status).toBe(201)
  await writeWords()
  await platform.startWorker()
  await failJob()
  const { waitFor } = await import('@/testing/harness')
  const { queryRows, sql } = await import('@/db/sql')
  await waitFor('the mails', async () => {
    const [row] = await queryRows<{ n: string }>(
      platform.payload,
      sql`SELECT count(*) AS n FROM outbox WHERE published_at IS NULL AND run_at <= now()`,
    )
    return row?.n === '0' && mails.length > 12
  })
  for (const mail of mails) await harvestMail(mail, secrets)
  await store?.close()
  store = undefined
  const form = new FormData()
  form.set('file', new Blob(['%PDF-1.4 canary'], { type: 'application/pdf' }), 'canary.pdf')
  await post('/api/upload', form, admin)
  await platform.request('/health')
  const { matrix } = await import('@/testing/access/matrix')
  for (const slug of Object.keys(matrix)) {
    for (const token of [undefined, admin]) {
      await platform.request(`/api/${slug}?limit=100&depth=3`, { token })
    }
  }

  // The look itself works: each kind was met, and words are where they belong.
  const kinds = new Set([...secrets.values()].map(({ kind }) => kind))
  expect([...kinds].sort()).toEqual(
    expect.arrayContaining(
      ['accessToken', 'challenge', 'key', 'manage', 'password', 'portal', 'recoveryCodes'].concat(
        ['refreshToken', 'secret', 'subscribe', 'token', 'unsubscribe'],
        Object.keys(configured),
      ),
    ),
  )
  const tables = await readTables()
  const queues = await readQueues()
  const met = {
    answer: tables.get('ticket_messages')?.includes(written.answer),
    address: tables.get('contacts')?.includes(written.address),
    job: queues.some((job) => job.includes('registrations.sendAdmission')),
    span: spans.told.some((span) => span.startsWith('job registrations.sendAdmission')),
    failure: logs.lines.some((line) => line.includes('job failed')),
    refusal: logs.lines.some((line) => /"status":500.*"request"/.test(line)),
  }
  expect(Object.entries(met).filter(([, is]) => !is)).toEqual([])

  const metrics = await (await platform.request('/metrics')).text()
  const places: [string, string][] = [
    ...logs.lines.map((line): [string, string] => [`log ${line.slice(0, 300)}`, line]),
    ...spans.told.map((span): [string, string] => [`span ${span.slice(0, 120)}`, span]),
    ...queues.map((job): [string, string] => [`job ${job.slice(0, 120)}`, job]),
    ['metrics', metrics],
  ]
  const found: string[] = []
  const words = Object.entries(written).map(([kind, value]) => [value, kind] as const)
  const all = [...secrets].map(([value, { kind }]) => [value, kind] as const).concat(words)
  for (const [value, kind] of all) {
    for (const [place, content] of places) {
      if (content.includes(value)) found.push(`${kind} in ${place}`)
    }
  }
  for (const [value, { kind }] of secrets) {
    for (const [table, rows] of tables) {
      // The answer to a repeated request is the first one, to the last byte.
      const kept = kind === 'manage' && table === 'idempotency_keys'
      if (!kept && rows.includes(value)) found.push(`${kind} in table ${table}`)
    }
  }
  for (const [value, kind] of words) {
    for (const table of ['audit_log', 'outbox', 'idempotency_keys']) {
      if (tables.get(table)?.includes(value)) found.push(`${kind} in table ${table}`)
    }
  }
  for (const { call: asked, person, given, text: told } of answers) {
    for (const [value, { kind, holder, ...to }] of secrets) {
      // Within one second a session gets the same access token again.
      const again = kind === 'accessToken' && asked === 'POST /api/auth/refresh'
      const theirs = holder === asked || (kind === 'file' && to.person === person)
      if (!again && !theirs && told.includes(value)) found.push(`${kind} in answer to ${asked}`)
    }
    for (const [value, kind] of words) {
      const asking = ['"token"', 'cookie', value].some((each) => given.includes(each))
      if (!asking && told.includes(value)) found.push(`${kind} in answer to nobody, ${asked}`)
    }
  }
  expect([...new Set(found)]).toEqual([])
})
