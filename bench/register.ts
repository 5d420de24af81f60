import pg from 'pg'
import type { Bench, Measurement, Variant } from './harness/bench'
import { benchEvent } from './harness/benchEvent'
import { openPayload } from './harness/openPayload'
import { hasPgbench, runPgbench } from './harness/runPgbench'
import { seedEvents } from './harness/seedEvents'
import { startBenchDatabase } from './harness/startBenchDatabase'
import { runLoad } from './harness/startProcess'
import { startOurs, startSmall } from './harness/startServers'

const eventCount = 1_000
const connections = 16
const slugs = Array.from({ length: eventCount }, (_, index) => `bench-${index + 1}`)

type Rush = { byStatus: Record<string, number>; seconds: number }
type Target = { url: string; inBody?: boolean; events?: string[] }
type Counted = { client: pg.Client; tries: number }

/** Registering at many events, with seats for all. */
export const register: Bench = {
  title: 'Registering (`register`)',
  claim:
    'People register at 1,000 events in turn over 16 connections, each a new person, with seats for all. Ours ' +
    'does all a registration is in one transaction: contact, seat, ledger, row, audit, mails and webhooks asked ' +
    'for. Stock Payload creates one row of five fields with no hooks, by its REST handler without Next. The ' +
    'floors take a seat and insert a row in one statement. Every turn counts the answers, the rows and the seats.',
  prepare: async ({ scale }) => {
    const tries = Math.max(32, Math.round(2_000 * scale))
    const database = await startBenchDatabase()
    const payload = await openPayload(database.env)
    await payload.create({ collection: 'events', data: benchEvent as never })
    await seedEvents({ url: database.url, count: eventCount })
    const ours = await startOurs(database.env)
    const raw = await startSmall('rawSeats.mjs', { ...database.env, SEATS: '1000000' })
    const stockUrl = await makeDatabase(database.url, 'stock')
    const stockEnv = { ...database.env, DATABASE_URL: stockUrl, DISABLE_PAYLOAD_HMR: 'true' }
    const maker = await startSmall('stockRegistrations.mjs', {
      ...stockEnv,
      NODE_ENV: 'development',
    })
    await maker.stop()
    const stock = await startSmall('stockRegistrations.mjs', stockEnv)
    const client = new pg.Client({ connectionString: database.url })
    const stockClient = new pg.Client({ connectionString: stockUrl })
    await Promise.all([client.connect(), stockClient.connect()])
    await client.query(`INSERT INTO bench_pools (id, taken) SELECT 'bench-' || n, 0
      FROM generate_series(1, ${eventCount}) n`)

    const counted = { client, tries }
    const oursAt = { url: `${ours.url}/api/events/EVENT/register` }
    const stockAt = { url: `${stock.url}/api/registrations`, inBody: true }
    const rawAt = { url: `${raw.url}/statement/EVENT` }
    const variants: Variant[] = [
      { name: 'Rostrum', role: 'ours', measure: () => measureOurs({ ...counted, target: oursAt }) },
      {
        name: 'stock Payload create',
        role: 'peer',
        measure: () =>
          measure({
            ...counted,
            target: stockAt,
            count: () => rows(stockClient, 'SELECT count(*)::int AS n FROM registrations'),
          }),
      },
      {
        name: 'one statement, node:http + pg',
        role: 'floor',
        measure: () =>
          measure({
            ...counted,
            target: rawAt,
            count: () => rows(client, 'SELECT count(*)::int AS n FROM bench_seats'),
          }),
      },
      ...(hasPgbench()
        ? [
            {
              name: 'the same statement from pgbench, no HTTP',
              role: 'floor' as const,
              measure: async () => ({
                perSecond: await runPgbench({ script, count: tries, ...database }),
              }),
            },
          ]
        : []),
    ]
    return {
      comparisons: [{ title: `${tries} people at ${eventCount} events`, variants }],
      controls: [{ name: 'the same people again', prove: () => proveCounted(counted, oursAt) }],
      close: async () => {
        await Promise.all([client.end(), stockClient.end()])
        for (const server of [ours, raw, stock]) await server.stop()
        await database.stop()
      },
    }
  },
}

const script = `\\set pool random(1, ${eventCount})
WITH seat AS (UPDATE bench_pools SET taken = taken + 1
  WHERE id = 'bench-' || :pool AND taken < 1000000 RETURNING id)
INSERT INTO bench_seats (pool, email, given_name, family_name)
SELECT id, 'rush@example.org', 'Işıl', 'Çağrı' FROM seat;\n`

let round = 0

type Rushed = { target: Target; tries: number; tag?: number }

async function rush({ target, tries, tag = (round += 1) }: Rushed): Promise<Rush> {
  return runLoad('bench/harness/rush.mjs', { events: slugs, ...target, tries, connections, tag })
}

async function rows(client: pg.Client, query: string): Promise<number> {
  const { rows: found } = await client.query<{ n: number }>(query)
  return found[0]?.n ?? NaN
}

type Measured = Counted & { target: Target; count: () => Promise<number>; tag?: number }

async function measure({ target, tries, count, tag }: Measured): Promise<Measurement> {
  const before = await count()
  const { byStatus, seconds } = await rush({ target, tries, tag })
  const added = (await count()) - before
  if (byStatus['201'] !== tries || added !== tries) {
    throw new Error(`${tries} tried, ${added} added; answers ${JSON.stringify(byStatus)}`)
  }
  return { perSecond: tries / seconds }
}

/** Rows and seats both grow by the number of people. */
async function measureOurs(input: Omit<Measured, 'count'>): Promise<Measurement> {
  const { client, tries } = input
  const seats = () => rows(client, 'SELECT sum(taken)::int AS n FROM capacity_pools')
  const before = await seats()
  const count = () =>
    rows(client, `SELECT count(*)::int AS n FROM registrations WHERE status = 'confirmed'`)
  const measured = await measure({ ...input, count })
  const taken = (await seats()) - before
  if (taken !== tries) throw new Error(`${tries} registered, ${taken} seats were taken.`)
  return measured
}

/** The counting must notice that a second registration of the same people adds nobody. */
async function proveCounted(counted: Counted, target: Target): Promise<string> {
  const tag = (round += 1)
  await measureOurs({ ...counted, target, tag })
  const noticed = await measureOurs({ ...counted, target, tag }).then(
    () => null,
    (error: Error) => error.message,
  )
  if (!noticed) throw new Error('Registering the same people twice was taken for right.')
  return noticed
}

async function makeDatabase(url: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  const made = new URL(url)
  made.pathname = `/${name}`
  return made.href
}
