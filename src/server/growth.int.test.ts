import { afterAll, beforeAll, expect, test } from '@jest/globals'
import pg from 'pg'

/**
 * What people wait for must not get dearer as the tables grow. Every statement that a request runs tells the
 * blocks it touched (`auto_explain`), among a thousand registrations and among a hundred thousand, at an event of
 * the same size. Blocks, not milliseconds: they are the same on every machine.
 */
const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
await client.connect()
const database = new URL(process.env.DATABASE_URL as string).pathname.slice(1)
for (const [name, value] of Object.entries({
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_buffers': 'on',
  'auto_explain.log_timing': 'off',
  'auto_explain.log_format': 'json',
  'auto_explain.log_level': 'notice',
})) {
  await client.query(`ALTER DATABASE ${database} SET ${name} = '${value}'`)
}

const { normaliseStatement } = await import('@/lib/normaliseStatement')
const { startTestPlatform } = await import('@/testing/harness')
const { gateDesk } = await import('@/testing/gateDesk')

const platform = await startTestPlatform()
const { payload } = platform

type Plan = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
  Plans?: Plan[]
}

/** The most blocks one run of a statement touched, and the trees it goes down into: those may grow a level. */
type Cost = { blocks: number; trees: number }
let seen = new Map<string, Cost>()
const listening = new WeakSet<object>()

const treesOf = ({ Plans = [], ...node }: Plan): number =>
  Plans.reduce((sum, plan) => sum + treesOf(plan), 0) +
  (node['Index Name'] ? 1 : 0) +
  (node['Node Type'] === 'ModifyTable' ? (indexesOf.get(node['Relation Name'] ?? '') ?? 0) : 0)

const listen = (connection: pg.PoolClient) => {
  if (listening.has(connection)) return
  listening.add(connection)
  connection.on('notice', ({ message = '' }: { message?: string }) => {
    const json = message.slice(message.indexOf('{'))
    if (!message.includes('plan:')) return
    const { 'Query Text': text, Plan: plan } = JSON.parse(json) as {
      'Query Text': string
      Plan: Plan
    }
    const blocks = plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
    const key = normaliseStatement(text)
    if (blocks <= (seen.get(key)?.blocks ?? -1)) return
    seen.set(key, { blocks, trees: treesOf(plan) })
  })
}

const { rows: counts } = await client.query<{ table: string; indexes: number }>(
  `SELECT tablename AS table, count(*)::int AS indexes FROM pg_indexes
   WHERE schemaname = 'public' GROUP BY 1`,
)
const indexesOf = new Map(counts.map(({ table, indexes }) => [table, indexes]))

let admin: { id: string; token: string }
let desk: ReturnType<typeof gateDesk>
let event: { id: string; slug?: string | null }
const people = 200

/** Contacts and registrations at other events, written past the triggers: their texts are given. */
async function growTo(count: number, from: number): Promise<void> {
  await client.query(`SET session_replication_role = replica`)
  await client.query(
    `INSERT INTO contacts (id, email, email_normalized, given_name, family_name, locale, search_text)
     SELECT overlay(overlay(md5('contact' || n) PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid,
       'grown-' || n || '@example.org', 'grown-' || n || '@example.org', 'Given' || n, 'Family' || n, 'tr',
       'given' || n || ' family' || n || ' grown-' || n || '@example.org'
     FROM generate_series($1::int, $2::int) n`,
    [from, count],
  )
  await client.query(
    `INSERT INTO registrations (id, event_id, ticket_type_id, given_name, family_name, email, email_normalized,
       status, code, contact_id, source, locale, round, dedupe_key, confirmed_at, created_at, search_text)
     SELECT overlay(overlay(md5('registration' || n) PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid,
       overlay(overlay(md5('event' || n % 500) PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid, NULL,
       'Given' || n, 'Family' || n, 'grown-' || n || '@example.org', 'grown-' || n || '@example.org',
       'confirmed', 'GROWN' || n,
       overlay(overlay(md5('contact' || n) PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid, 'web', 'tr', 1,
       'grown-' || n, now(), now() - n * interval '1 second',
       'given' || n || ' family' || n || ' grown-' || n || '@example.org grown' || n
     FROM generate_series($1::int, $2::int) n`,
    [from, count],
  )
  await client.query(`SET session_replication_role = origin`)
  await client.query('VACUUM (ANALYZE)')
}

/** What people do, once each; the statements of each by its name. */
async function walk(): Promise<Map<string, Map<string, Cost>>> {
  const walked = new Map<string, Map<string, Cost>>()
  const step = async <T>(name: string, act: () => Promise<T>): Promise<T> => {
    seen = new Map()
    const answer = await act()
    walked.set(name, seen)
    return answer
  }
  const get = async (path: string, token?: string) => {
    const response = await platform.request(path, { token })
    expect({ path, status: response.status }).toEqual({ path, status: 200 })
    return response.json()
  }
  await step('the list of events', () => get('/api/events?limit=20'))
  await step('an event', () => get(`/api/events/${event.slug}`))
  const entered = await step('registering', () => desk.desk.entered(event.id))
  const { id, code } = entered.registrations[0] as { id: string; code: string }
  const manage = new URL(entered.manageUrl).pathname.replace('/manage/', '')
  await step('one’s registration by its link', () => get(`/api/registrations/manage/${manage}`))
  const scanned = await step('checking in', () => desk.scan(event.id, { code }))
  expect(scanned.status).toBe(200)
  await step('who is registered', () => get(`/api/events/${event.id}/registrations`, admin.token))
  await step('how an event goes', () => get(`/api/events/${event.id}/analytics`, admin.token))
  await step('one’s own registrations', () => get('/api/users/me/registrations', admin.token))
  await step('a registration', () => get(`/api/registrations/${id}`, admin.token))
  await step('a contact by address', () =>
    get(`/api/contacts?where[email][equals]=person-1@example.org&limit=1`, admin.token),
  )
  await step('a search', () => get(`/api/search?q=${code.toLowerCase()}`, admin.token))
  // Its domain is everybody's.
  await step('a search for an address', () =>
    get('/api/search?q=grown-777@example.org', admin.token),
  )
  // Of the title of an event; it is looked for among people too.
  await step('a search with a typing error', () => get('/api/search?q=yazlim', admin.token))
  return walked
}

beforeAll(async () => {
  ;(payload.db as unknown as { pool: pg.Pool }).pool.on('acquire', listen)
  admin = await platform.makeUser('admin')
  desk = gateDesk(platform, admin)
  ;({ event } = await desk.desk.openEvent({ capacity: people * 3 }))
  for (let at = 0; at < people; at += 1) await desk.desk.entered(event.id)
  // What a typing error may have meant: the more, the likelier the planner finds that any row will do.
  await client.query(`INSERT INTO search_words SELECT 'yazlim' || unnest('{a,e,i,o,u}'::text[])`)
}, 120_000)
afterAll(async () => {
  await client.end()
  await platform.close()
})

const moreBlocks = 3
/** Another plan for the same few rows is no growth. */
const timesBlocks = 1.5

test('a hundred times as many registrations make no request dearer', async () => {
  const settledWalk = async () => {
    // The first one pays for the tidying that went before it.
    await walk()
    return walk()
  }
  await growTo(1_000, 1)
  const few = await settledWalk()
  await growTo(100_000, 1_001)
  const many = await settledWalk()
  const dearer = [...many].flatMap(([step, statements]) =>
    [...statements].flatMap(([statement, { blocks, trees }]) => {
      const before = few.get(step)?.get(statement)?.blocks ?? 0
      const most = Math.max(timesBlocks * before, before + moreBlocks + trees)
      return blocks > most ? [{ step, statement: statement.slice(0, 300), before, blocks }] : []
    }),
  )
  expect([...many.values()].every((statements) => statements.size > 0)).toBe(true)
  expect(dearer).toEqual([])
}, 240_000)
