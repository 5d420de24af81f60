import pg from 'pg'
import type { Bench, Comparison, Measurement, Variant } from './harness/bench'
import { benchEvent } from './harness/benchEvent'
import { openPayload } from './harness/openPayload'
import { seedEvents } from './harness/seedEvents'
import { runLoad } from './harness/startProcess'
import { startBenchDatabase } from './harness/startBenchDatabase'
import { startOurs, startSmall, startStock } from './harness/startServers'

const eventCount = 10_000
const connections = 16

type Load = { url: string; paths: string[]; contains: string }

/** Public reads: the list of 20 and one event by slug, from memory and past it. */
export const restRead: Bench = {
  title: 'Public reads (`rest-read`)',
  claim:
    'What an anonymous visitor reads, over 10,000 events: our server against the same collection behind ' +
    'Payload’s stock route handlers on Next, against node:http with pg, and against a constant buffer. ' +
    '“Cached” asks for the same URLs again, “cold” for a different page or slug each time.',
  prepare: async ({ seconds }) => {
    const database = await startBenchDatabase()
    const payload = await openPayload(database.env)
    await payload.create({ collection: 'events', data: benchEvent as never })
    await seedEvents({ url: database.url, count: eventCount })
    const ours = await startOurs(database.env)
    const stock = await startStock(database.env)
    const sample = await fetch(`${ours.url}/api/events?limit=20`)
    const bytes = (await sample.arrayBuffer()).byteLength
    const raw = await startSmall('rawEvents.mjs', { ...database.env, BYTES: String(bytes) })

    const measure = async (load: Load): Promise<Measurement> => {
      const { perSecond, p99Ms } = await runLoad<{ perSecond: number; p99Ms: number }>(
        'bench/harness/load.mjs',
        { ...load, connections, seconds },
      )
      return { perSecond, notes: { 'p99 ms': p99Ms } }
    }
    const variant = (name: string, role: Variant['role'], load: Load): Variant => ({
      name,
      role,
      measure: () => measure(load),
    })
    const list = ['/api/events?limit=20']
    // Each URL once only: nothing of it can have been kept.
    const pages = numbers(20_000).map((n) => `/api/events?limit=20&page=${(n % 400) + 1}&turn=${n}`)
    const slug = ['/api/events/bench-77']
    const slugs = shuffled(numbers(eventCount)).map((n) => `/api/events/bench-${n + 1}?turn=${n}`)
    const compared = (title: string, paths: string[], contains: string): Comparison => ({
      title,
      variants: [
        variant('Rostrum', 'ours', { url: ours.url, paths, contains }),
        variant('stock Payload on Next', 'peer', { url: stock.url, paths, contains }),
        variant('node:http + pg', 'floor', { url: raw.url, paths, contains }),
        variant('constant buffer', 'floor', {
          url: raw.url,
          paths: ['/constant'],
          contains: 'docs',
        }),
      ],
    })
    return {
      comparisons: [
        compared('list of 20, cached', list, '"docs"'),
        compared('one by slug, cached', slug, '"slug":"bench-'),
        compared('list of 20, cold (a page of 400 each time)', pages, '"docs"'),
        compared('one by slug, cold (one of 10,000 each time)', slugs, '"slug":"bench-'),
      ],
      controls: [
        { name: 'a wrong answer voids the run', prove: () => proveChecked(ours.url) },
        {
          name: 'a change is read within a second',
          prove: () => proveFresh(ours.url, database.url),
        },
      ],
      close: async () => {
        for (const server of [ours, stock, raw]) await server.stop()
        await database.stop()
      },
    }
  },
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)

/** The same order in every run, and no order a cache or an index would like. */
function shuffled(values: number[]): number[] {
  return values
    .map((value) => ({ value, key: (value * 7_919) % 10_007 }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value)
}

/** The load generator must notice an answer that lacks what it should hold. */
async function proveChecked(url: string): Promise<string> {
  const load = {
    url,
    paths: ['/api/events/bench-78'],
    contains: 'bench-79',
    connections: 2,
    seconds: 1,
  }
  const accepted = await runLoad('bench/harness/load.mjs', load).then(
    () => true,
    () => false,
  )
  if (accepted) throw new Error('The load generator took answers that were wrong.')
  return 'asking for one event and expecting another was refused'
}

/** Ten changes by plain SQL, each timed until the cached read shows it. */
async function proveFresh(url: string, databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  let slowestMs = 0
  for (const change of numbers(10)) {
    const title = `Değişti ${change}`
    await (await fetch(`${url}/api/events/bench-77`)).text()
    await client.query(`UPDATE events SET title = $1 WHERE slug = 'bench-77'`, [title])
    const changedAt = performance.now()
    let seen = ''
    while (seen !== title) {
      if (performance.now() - changedAt > 10_000) throw new Error('A change is not read at all.')
      seen = ((await (await fetch(`${url}/api/events/bench-77`)).json()) as { title: string }).title
    }
    slowestMs = Math.max(slowestMs, performance.now() - changedAt)
  }
  await client.end()
  if (slowestMs > 1_000) throw new Error(`A change was read after ${slowestMs} ms only.`)
  return `the slowest of ten changes by another process was read after ${slowestMs.toFixed(0)} ms`
}
