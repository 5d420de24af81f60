import { setTimeout as pause } from 'node:timers/promises'
import { settleEvent } from '../harness/findLedgerFaults'
import { areContractRefusals, countStatuses, inTurn, rushIn } from '../harness/registrants'
import { type Finding, runFault } from '../harness/runFault'
import { startFaultPlatform } from '../harness/startFaultPlatform'
import { waitUntilServed } from '../harness/waitUntilServed'

/**
 * `node --import tsx bench/faults/restartPostgres.ts [--seed N] [--times 20]`: amid registrations, PostgreSQL's
 * connections are ended, the server restarts, or the network resets them and refuses new ones. Requests may
 * be told "not now" in the contract's words and nothing else; no process ends; five seconds later all goes on.
 */
const platform = await startFaultPlatform()
const { payload } = platform
const { makeEvent } = await import('@/testing/factories/makeEvent')
const webs = [await platform.startWeb(), await platform.startWeb()] as const
const worker = await platform.startWorker()
const backMs = 5_000
const hangMs = 10_000

const faults = {
  'connections ended': platform.endConnections,
  'server restarted': () => platform.restartDatabase(500),
  'network reset': async () => {
    await platform.databaseProxy.refuse()
    await pause(1_000)
    await platform.databaseProxy.open()
  },
}

await runFault({
  close: platform.close,
  round: async ({ between, pick, run }) => {
    const { event } = await makeEvent({ payload, capacity: 500, slug: run })
    const people = Array.from({ length: 120 }, (_each, at) => `${run}-${at}@example.org`)
    const rush = rushIn({ url: inTurn(webs), event: event.id, people, patienceMs: hangMs })
    await pause(between(50, 1_500))
    const kind = pick(Object.keys(faults) as (keyof typeof faults)[])
    await faults[kind]()
    const late = await waitUntilServed({
      ...{ webs, event: event.id, assertAlive: platform.assertAlive },
      email: `${run}-late@example.org`,
    })
    const answers = await rush
    const wanted = people.length + 1
    const refusals = answers.filter(({ status }) => status === 503)
    const slowest = Math.round(Math.max(...refusals.map(({ ms }) => ms), 0))
    const settled = await settleEvent({ payload, event: event.id, count: wanted })
    const alive = [...webs, worker].every(({ child }) => child.exitCode === null)
    const fresh = await isFresh(event.slug ?? '', 500 - wanted)
    return [
      [
        `${kind}: ${countStatuses(answers)}`,
        answers.every(({ status }) => [201, 503, 409].includes(status)),
      ],
      ['"not now" as in the contract', areContractRefusals(answers)],
      [`slowest refusal ${slowest} ms`, slowest < 5_000],
      [`back after ${late} ms`, late <= backMs],
      ['the caches heard of it', fresh],
      ['every process lives', alive],
      ...settled,
    ] satisfies Finding[]
  },
})

/** Whether both web processes show a change of the last second. */
async function isFresh(slug: string, seatsLeft: number): Promise<boolean> {
  const shown = await Promise.all(
    webs.map(async ({ url }) => {
      const response = await fetch(`${url}/api/events/${slug}`)
      return ((await response.json()) as { seatsLeft: number }).seatsLeft
    }),
  )
  return shown.every((seats) => seats === seatsLeft)
}
