import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { projectFile } from '@/cli/projectFile'
import type { Bench } from './harness/bench'
import { compare, turnsOf } from './harness/compare'
import { describeMachine } from './harness/machine'
import { renderReport, type Report } from './harness/renderReport'

/**
 * `npm run bench -- NAME [--pairs 5] [--seconds 5] [--scale 1] [--record]`: one bench; its table on the screen,
 * its figures as JSON in `.rostrum/bench`. `--record` puts the table into docs/performance.md; a trial run
 * (`--scale 0.01` of the work) is never recorded.
 */

const benches: Record<string, () => Promise<Bench>> = {
  'rest-read': async () => (await import('./rest-read')).restRead,
  'last-seats': async () => (await import('./last-seats')).lastSeats,
  register: async () => (await import('./register')).register,
  campaign: async () => (await import('./campaign')).campaign,
  certificates: async () => (await import('./certificates')).certificates,
  sockets: async () => (await import('./sockets')).sockets,
  login: async () => (await import('./login')).login,
  start: async () => (await import('./start')).start,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pairs: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '5' },
    scale: { type: 'string', default: '1' },
    record: { type: 'boolean', default: false },
  },
})
const [name = ''] = positionals
const load = benches[name]
if (!load) {
  process.stderr.write(`Name a bench: ${Object.keys(benches).join(', ')}.\n`)
  process.exit(1)
}
const bench = await load()
const pairs = Number(values.pairs)
const scale = Number(values.scale)
if (values.record && scale !== 1) throw new Error('Only the full size is recorded: leave --scale.')
process.stderr.write(`${bench.title}: preparing …\n`)
const prepared = await bench.prepare({ pairs, seconds: Number(values.seconds), scale })
let report: Report
try {
  const controls: Report['controls'] = []
  for (const { name: control, prove } of prepared.controls) {
    controls.push({ name: control, caught: await prove() })
    process.stderr.write(`✔ ${control}\n`)
  }
  const comparisons: Report['comparisons'] = []
  for (const comparison of prepared.comparisons) {
    process.stderr.write(`  ${comparison.title} …\n`)
    const turns = turnsOf(comparison, pairs)
    comparisons.push({ title: comparison.title, turns, rows: await compare(comparison, pairs) })
  }
  const { title, claim } = bench
  const { leftOut = [] } = prepared
  report = { name, title, claim, machine: describeMachine(), comparisons, leftOut, controls }
} finally {
  await prepared.close()
}
await keep(report)
process.exit(0)

async function keep(made: Report): Promise<void> {
  const text = renderReport(made)
  process.stdout.write(`${text}\n`)
  const folder = projectFile('.rostrum/bench')
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, `${made.name}.json`), `${JSON.stringify(made, null, 2)}\n`)
  if (values.record) await record(made.name, text)
}

/** Puts the table between the bench's markers, or at the end of the page. */
async function record(marker: string, text: string): Promise<void> {
  const file = projectFile('docs/performance.md')
  const page = await readFile(file, 'utf8')
  const [start, end] = [`<!-- ${marker}:start -->`, `<!-- ${marker}:end -->`]
  const block = `${start}\n\n${text}\n${end}`
  const from = page.indexOf(start)
  const to = page.indexOf(end)
  const next =
    from >= 0 && to > from
      ? page.slice(0, from) + block + page.slice(to + end.length)
      : `${page.trimEnd()}\n\n${block}\n`
  await writeFile(file, next)
}
