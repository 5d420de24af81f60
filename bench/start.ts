import { chromium } from 'playwright-core'
import { findProgram } from '@/testing/findProgram'
import { waitUntil } from '@/testing/waitUntil'
import type { Bench, Comparison, Measurement } from './harness/bench'
import { benchEvent } from './harness/benchEvent'
import { during, type Program } from './harness/during'
import { openPanels, type Panel } from './harness/openPanels'
import { openPayload } from './harness/openPayload'
import { installStrapi, openStrapi } from './harness/openStrapi'
import { seedEvents } from './harness/seedEvents'
import { makeStaff, staffAccount } from './harness/staffAccount'
import { startBenchDatabase } from './harness/startBenchDatabase'
import { assertBuilt } from './harness/startServers'

type App = Panel & {
  role: 'ours' | 'peer'
  /** Where its API answers with an event. */
  answer: string
}

/** Fewer than any panel has on its first page. */
const events = 9
const node = process.execPath
const next = 'node_modules/next/dist/bin/next'

/** Starting: from the command to the first answer, the log-in form and the first list of the admin panel. */
export const start: Bench = {
  title: 'Starting (`start`)',
  claim:
    'A new process on a migrated database of ten events each time, files in the page cache: from the command to ' +
    'the first right answer, asked for every 20 ms; until the e-mail field of the panel’s log-in form is seen in a ' +
    'browser that is open already; and until somebody who is signed in since before sees the list of events there. ' +
    'Seen, not painted first: what Strapi paints first is a wheel that turns (`first paint ms`). Seen is not yet ' +
    'usable either where the server renders the page, as ours and stock do. Stock is the same collections as ' +
    '`next start` serves them; Strapi, as `strapi start` serves it in production, has a single type with the fields ' +
    'of our events that the bench fills, no more: it has much less to load. The figure is starts a second: the ' +
    'ratio is how many times sooner ours is there.',
  prepare: async () => {
    await assertBuilt()
    const database = await startBenchDatabase()
    const payload = await openPayload(database.env)
    await payload.create({ collection: 'events', data: benchEvent as never })
    await seedEvents({ url: database.url, count: events })
    await makeStaff(payload)
    const leftOut: string[] = []
    const apps = payloadApps(database.env)
    const folder = await installStrapi().catch((error: Error) => {
      leftOut.push(`Strapi, which could not be installed: ${error.message.split('\n')[0]}.`)
      return null
    })
    if (folder) apps.push(await strapiApp(folder, database.url))
    const floor: Program = { command: () => [node, 'bench/servers/rawFanout.mjs'], env: {} }
    const file = findProgram([process.env.CHROMIUM_PATH ?? 'chromium', 'chromium-browser'])
    const browser = file
      ? await chromium.launch({ executablePath: file, args: ['--no-sandbox', '--disable-gpu'] })
      : null
    if (!browser) leftOut.push('the panel: there is no Chromium.')
    const panels = browser && (await openPanels({ browser, apps, account: staffAccount, last }))
    const compared = (title: string, measure: (app: App) => Promise<Measurement>): Comparison => ({
      title,
      variants: apps.map((app) => ({ ...app, measure: () => measure(app) })),
    })
    const answers = compared('first answer of the API', (app) =>
      measureAnswer(app, (url) => waitForAnswer(`${url}${app.answer}`)),
    )
    answers.variants.push({
      name: 'an empty node:http',
      role: 'floor',
      measure: () => measureAnswer(floor, waitForServer),
    })
    return {
      comparisons: [
        answers,
        ...(panels
          ? [
              compared('the log-in form of the panel', panels.measureForm),
              compared('the list of events in the panel', panels.measureList),
            ]
          : []),
      ],
      leftOut,
      controls: [
        { name: 'a server that never answers right', prove: () => proveAsked(floor) },
        ...(panels ? [{ name: 'somebody who is not signed in', prove: panels.proveSecret }] : []),
      ],
      close: async () => {
        await browser?.close()
        await database.stop()
      },
    }
  },
}

/** The title of the event that `seedEvents` made last. */
const last = `${benchEvent.title} ${events}`

function payloadApps(env: Record<string, string>): App[] {
  const both = {
    answer: '/api/events?limit=1',
    form: '/admin/login',
    list: '/admin/collections/events',
    env,
  }
  return [
    { ...both, name: 'Rostrum', role: 'ours', command: () => [node, 'dist/server.mjs'] },
    {
      ...both,
      name: 'stock Payload on Next',
      role: 'peer',
      command: (port) => [node, next, 'start', '-p', String(port), '-H', '127.0.0.1'],
    },
  ]
}

async function strapiApp(folder: string, url: string): Promise<App> {
  const numbers = Array.from({ length: events }, (_, index) => index + 1)
  const copies = numbers.map((number) => ({
    ...benchEvent,
    ...{ slug: `bench-${number}`, title: `${benchEvent.title} ${number}` },
  }))
  const { version, command, ...program } = await openStrapi({
    ...{ folder, url, events: [benchEvent, ...copies], account: staffAccount },
  })
  return {
    ...program,
    name: `Strapi ${version}`,
    role: 'peer',
    command: () => command,
    answer: '/api/events?pagination[limit]=1',
    form: '/admin/auth/login',
    list: '/admin/content-manager/collection-types/api::event.event',
  }
}

const measureAnswer = (program: Program, wait: (url: string) => Promise<void>) =>
  during(program, async ({ url, elapsedMs }): Promise<Measurement> => {
    await wait(url)
    const ms = elapsedMs()
    return { perSecond: 1_000 / ms, notes: { ms } }
  })

const waitForAnswer = (url: string, timeoutMs = 60_000) =>
  waitUntil({
    what: `${url} answers`,
    timeoutMs,
    holds: () =>
      fetch(url).then(
        async (answer) => answer.status === 200 && (await answer.text()).includes('"slug":"bench-'),
        () => false,
      ),
  })

/** The floor answers 201 to anything. */
const waitForServer = (url: string) =>
  waitUntil({
    what: `${url} answers`,
    holds: () =>
      fetch(url).then(
        ({ status }) => status === 201,
        () => false,
      ),
  })

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
