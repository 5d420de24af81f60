import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Payload } from 'payload'
import pg from 'pg'
import { findProgram } from '@/testing/findProgram'
import type { Bench, Measurement, Variant } from './harness/bench'
import { openPayload } from './harness/openPayload'
import { pinned } from './harness/pinned'
import { runLoad } from './harness/startProcess'
import { startBenchDatabase } from './harness/startBenchDatabase'
import { startOurs, startSmall } from './harness/startServers'

const run = promisify(execFile)
const seats = 100
const tries = 2_000
const connections = 64

type Rush = { byStatus: Record<string, number>; seconds: number }
type Ways = { url: string; client: pg.Client }

/** The last seats: 2,000 people try for 100 seats at once. */
export const lastSeats: Bench = {
  title: 'The last seats (`last-seats`)',
  claim:
    '2,000 people try for 100 seats over 64 connections. Ours does all a registration is (contact, seat, ' +
    'ledger, row, audit, mail asked for, in one transaction); the others only count and insert. Every turn ' +
    'checks that exactly 100 were sold, in the answers and in the tables.',
  prepare: async () => {
    const database = await startBenchDatabase()
    const payload = await openPayload(database.env)
    const ours = await startOurs(database.env)
    const raw = await startSmall('rawSeats.mjs', { ...database.env, SEATS: String(seats) })
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    const ways: Ways = { url: raw.url, client }
    const pgbench = findProgram(['pgbench'])
    const variants: Variant[] = [
      {
        name: 'Rostrum',
        role: 'ours',
        measure: () => measureOurs({ payload, client, url: ours.url }),
      },
      {
        name: 'SELECT … FOR UPDATE, node:http + pg',
        role: 'peer',
        measure: () => measureExact(ways, 'lock'),
      },
      {
        name: 'one conditional statement, node:http + pg',
        role: 'floor',
        measure: () => measureExact(ways, 'statement'),
      },
      ...(pgbench
        ? [
            {
              name: 'the same statement from pgbench, no HTTP',
              role: 'floor' as const,
              measure: () => measurePgbench({ pgbench, client, ...database }),
            },
          ]
        : []),
    ]
    return {
      comparisons: [{ title: '2,000 tries for 100 seats', variants }],
      controls: [{ name: 'count, then insert', prove: () => proveOversold(ways) }],
      close: async () => {
        await client.end()
        for (const server of [ours, raw]) await server.stop()
        await database.stop()
      },
    }
  },
}

let round = 0

async function rush(url: string): Promise<Rush> {
  round += 1
  return runLoad('bench/harness/rush.mjs', { url, tries, connections, tag: round })
}

type Ours = { payload: Payload; client: pg.Client; url: string }

async function measureOurs({ payload, client, url }: Ours): Promise<Measurement> {
  const event = await payload.create({
    collection: 'events',
    data: {
      title: `Last seats ${round}`,
      startDate: '2030-05-01T07:00:00Z',
      endDate: '2030-05-01T15:00:00Z',
      timezone: 'Europe/Istanbul',
      attendanceMode: 'offline',
      currency: 'TRY',
      price: 0,
      capacity: seats,
      waitlistEnabled: false,
      status: 'published',
      visibility: 'public',
    } as never,
  })
  const { byStatus, seconds } = await rush(`${url}/api/events/${event.id}/register`)
  const { rows } = await client.query<{ rows: number; taken: number }>(
    `SELECT (SELECT count(*)::int FROM registrations WHERE event_id = $1 AND status = 'confirmed') AS rows,
            (SELECT taken::int FROM capacity_pools WHERE event_id = $1) AS taken`,
    [event.id],
  )
  assertSold({ answered: byStatus, stored: [rows[0]?.rows ?? 0, rows[0]?.taken ?? 0] })
  return { perSecond: tries / seconds, notes: { sold: seats } }
}

type Way = 'lock' | 'naive' | 'statement'

async function rushRaw({ url, client }: Ways, way: Way) {
  const pool = `${way}-${round}`
  await client.query('INSERT INTO bench_pools (id, taken) VALUES ($1, 0)', [pool])
  const outcome = await rush(`${url}/${way}/${pool}`)
  const { rows } = await client.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM bench_seats WHERE pool = $1',
    [pool],
  )
  return { ...outcome, stored: rows[0]?.n ?? 0 }
}

async function measureExact(ways: Ways, way: Way): Promise<Measurement> {
  const { byStatus, seconds, stored } = await rushRaw(ways, way)
  assertSold({ answered: byStatus, stored: [stored] })
  return { perSecond: tries / seconds, notes: { sold: stored } }
}

type Sale = { answered: Record<string, number>; stored: number[] }

function assertSold({ answered, stored }: Sale): void {
  const exact = answered['201'] === seats && answered['409'] === tries - seats
  if (exact && stored.every((count) => count === seats)) return
  throw new Error(`Sold ${stored.join(' and ')} of ${seats}; answers ${JSON.stringify(answered)}`)
}

async function proveOversold(ways: Ways): Promise<string> {
  const { stored } = await rushRaw(ways, 'naive')
  if (stored <= seats)
    throw new Error(`Count-then-insert sold ${stored} of ${seats}: no race here.`)
  return `without a guard, ${stored} of ${seats} seats were sold`
}

type Floor = { pgbench: string; client: pg.Client; url: string; home: string }

async function measurePgbench({ pgbench, client, url, home }: Floor): Promise<Measurement> {
  const pool = `pgbench-${(round += 1)}`
  await client.query('INSERT INTO bench_pools (id, taken) VALUES ($1, 0)', [pool])
  const file = path.join(home, 'seat.sql')
  await writeFile(
    file,
    `WITH seat AS (UPDATE bench_pools SET taken = taken + 1 WHERE id = '${pool}' AND taken < ${seats} RETURNING id)
     INSERT INTO bench_seats (pool, email) SELECT id, 'x' FROM seat;\n`,
  )
  const clients = 16
  const each = String(tries / clients)
  const [program = '', ...args] = [
    ...pinned('load'),
    ...[pgbench, '-n', '-M', 'prepared', '-f', file, '-c', String(clients), '-t', each, url],
  ]
  const { stdout } = await run(program, args)
  const perSecond = Number(/tps = ([\d.]+)/.exec(stdout)?.[1])
  if (!perSecond) throw new Error(`pgbench told no rate: ${stdout}`)
  return { perSecond, notes: {} }
}
