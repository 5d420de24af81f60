import { setTimeout as pause } from 'node:timers/promises'
import { settleEvent } from '../harness/findLedgerFaults'
import { areContractRefusals, countStatuses, inTurn, rushIn } from '../harness/registrants'
import { type Finding, runFault } from '../harness/runFault'
import { startFaultPlatform } from '../harness/startFaultPlatform'
import { waitUntilServed } from '../harness/waitUntilServed'

/**
 * `node --import tsx bench/faults/swallowPostgres.ts [--seed N] [--times 20]`: amid registrations, the network takes
 * what goes to PostgreSQL and says nothing: open connections stand still, new ones are taken and hear no word. Then
 * it comes back and forgets them. Nobody hears anything but "not now", no process ends, nothing is lost or doubled.
 */
const platform = await startFaultPlatform()
const { payload } = platform
const { makeEvent } = await import('@/testing/factories/makeEvent')
const webs = [await platform.startWeb(), await platform.startWeb()] as const
const worker = await platform.startWorker()
const backMs = 5_000

await runFault({
  close: platform.close,
  round: async ({ between, run }) => {
    const { event } = await makeEvent({ payload, capacity: 500, slug: run })
    const people = Array.from({ length: 80 }, (_each, at) => `${run}-${at}@example.org`)
    const rush = rushIn({ url: inTurn(webs), event: event.id, people, patienceMs: 30_000 })
    await pause(between(50, 800))
    const awayMs = between(500, 6_000)
    platform.databaseProxy.stall()
    await pause(awayMs)
    await platform.databaseProxy.open()
    const backAfterMs = await waitUntilServed({
      ...{ webs, event: event.id, assertAlive: platform.assertAlive },
      email: `${run}-late@example.org`,
    })
    const answers = await rush
    const slowest = Math.round(Math.max(...answers.map(({ ms }) => ms)))
    const settled = await settleEvent({ payload, event: event.id, count: people.length + 1 })
    const alive = [...webs, worker].every(({ child }) => child.exitCode === null)
    return [
      [
        `away ${awayMs} ms: ${countStatuses(answers)}`,
        answers.every(({ status }) => [201, 503, 409].includes(status)),
      ],
      ['"not now" as in the contract', areContractRefusals(answers)],
      [`slowest answer ${slowest} ms`, slowest < awayMs + backMs],
      [`back after ${backAfterMs} ms`, backAfterMs <= backMs],
      ['every process lives', alive],
      ...settled,
    ] satisfies Finding[]
  },
})
