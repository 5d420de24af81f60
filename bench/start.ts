import { chromium, type Browser } from 'playwright-core'
import { chooseFreePort } from '@/embedded/freePort'
import { findProgram } from '@/testing/findProgram'
import { waitUntil } from '@/testing/waitUntil'
import type { Bench, Measurement, Variant } from './harness/bench'
import { openPayload } from './harness/openPayload'
import { startBenchDatabase } from './harness/startBenchDatabase'
import { startProcess } from './harness/startProcess'
import { assertBuilt } from './harness/startServers'

type Program = { command: (port: number) => string[]; path: string; env: Record<string, string> }

const node = process.execPath
const next = 'node_modules/next/dist/bin/next'

/** Starting: from the command to the first answer, and to the first paint of the admin panel. */
export const start: Bench = {
  title: 'Starting (`start`)',
  claim:
    'A new process on a migrated database each time, files in the page cache: from the command to the first ' +
    'right answer, asked for every 20 ms, and to the first contentful paint of the panel’s log-in page in a ' +
    'browser that is open already. Stock is the same collections as `next start` serves them. The figure is ' +
    'starts a second: the ratio is how many times sooner ours is there.',
  prepare: async () => {
    await assertBuilt()
    const database = await startBenchDatabase()
    await openPayload(database.env)
    const { env } = database
    const ours: Program = { command: () => [node, 'dist/server.mjs'], path: '', env }
    const stock: Program = {
      command: (port) => [node, next, 'start', '-p', String(port), '-H', '127.0.0.1'],
      path: '',
      env,
    }
    const floor: Program = { command: () => [node, 'bench/servers/rawFanout.mjs'], path: '/', env }
    const file = findProgram([process.env.CHROMIUM_PATH ?? 'chromium', 'chromium-browser'])
    const browser = file
      ? await chromium.launch({ executablePath: file, args: ['--no-sandbox', '--disable-gpu'] })
      : null
    const variants = (path: string, measure: (program: Program) => Promise<Measurement>) =>
      [
        { name: 'Rostrum', role: 'ours', measure: () => measure({ ...ours, path }) },
        { name: 'stock Payload on Next', role: 'peer', measure: () => measure({ ...stock, path }) },
      ] satisfies Variant[]
    return {
      comparisons: [
        {
          title: 'first answer of the API',
          variants: [
            ...variants('/api/events?limit=1', measureAnswer),
            { name: 'an empty node:http', role: 'floor', measure: () => measureAnswer(floor) },
          ],
        },
        ...(browser
          ? [
              {
                title: 'first paint of the panel',
                variants: variants('/admin/login', (program) => measurePaint(browser, program)),
              },
            ]
          : []),
      ],
      controls: [{ name: 'a server that never answers right', prove: () => proveAsked(floor) }],
      close: async () => {
        await browser?.close()
        await database.stop()
      },
    }
  },
}

type Started = { url: string; startedAt: number }

/** Starts a program, does what is to be done, and ends it. */
async function during<T>(program: Program, work: (started: Started) => Promise<T>): Promise<T> {
  const port = await chooseFreePort()
  const startedAt = performance.now()
  const server = await startProcess({
    command: program.command(port),
    side: 'server',
    env: { ...program.env, PORT: String(port), HOST: '127.0.0.1' },
  })
  try {
    return await work({ url: `http://127.0.0.1:${port}`, startedAt })
  } finally {
    await server.kill()
  }
}

const measured = (startedAt: number): Measurement => {
  const ms = performance.now() - startedAt
  return { perSecond: 1_000 / ms, notes: { ms } }
}

const waitForAnswer = (url: string, timeoutMs = 60_000) =>
  waitUntil({
    what: `${url} answers`,
    timeoutMs,
    holds: () =>
      fetch(url).then(
        async (answer) => answer.status === 200 && (await answer.text()).length > 0,
        () => false,
      ),
  })

function measureAnswer(program: Program): Promise<Measurement> {
  return during(program, async ({ url, startedAt }) => {
    const method = program.path === '/' ? waitForPort : waitForAnswer
    await method(`${url}${program.path}`)
    return measured(startedAt)
  })
}

/** The floor answers 201 to anything. */
const waitForPort = (url: string) =>
  waitUntil({
    what: `${url} answers`,
    holds: () =>
      fetch(url).then(
        ({ status }) => status === 201,
        () => false,
      ),
  })

function measurePaint(browser: Browser, program: Program): Promise<Measurement> {
  return during(program, async ({ url, startedAt }) => {
    await waitForAnswer(`${url}${program.path}`)
    const page = await browser.newPage()
    await page.goto(`${url}${program.path}`)
    await page.getByRole('textbox').first().waitFor()
    // Noted a moment after it is on the page.
    const noted = await page.waitForFunction(() => {
      const [entry] = performance.getEntriesByName('first-contentful-paint')
      return entry && performance.timeOrigin + entry.startTime
    })
    const painted = Number(await noted.jsonValue())
    await page.close()
    const ms = painted - performance.timeOrigin - startedAt
    return { perSecond: 1_000 / ms, notes: { ms } }
  })
}

async function proveAsked(floor: Program): Promise<string> {
  const accepted = await during(floor, ({ url }) =>
    waitForAnswer(`${url}/api/events`, 2_000).then(
      () => true,
      () => false,
    ),
  )
  if (accepted) throw new Error('An answer that is none was taken for one.')
  return 'a server that answers something else was not taken for ready'
}
