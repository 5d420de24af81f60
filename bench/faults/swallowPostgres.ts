import { waitUntil } from '@/testing/waitUntil'
import { settleEvent } from '../harness/findLedgerFaults'
import { areContractRefusals, countStatuses, registerOnce, rushIn } from '../harness/registrants'
import { type Finding, runFault } from '../harness/runFault'
import { startFaultPlatform } from '../harness/startFaultPlatform'

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
    let next = 0
    const url = () => webs[(next += 1) % 2]!.url
    const rush = rushIn({ url, event: event.id, people, patienceMs: 30_000 })
    await pause(between(50, 800))
    const awayMs = between(500, 6_000)
    platform.databaseProxy.stall()
    await pause(awayMs)
    await platform.databaseProxy.open()
    const overAt = performance.now()
    for (const web of webs) {
      await waitUntil({
        what: 'registrations are taken again',
        timeoutMs: 30_000,
        holds: async () => {
          platform.assertAlive()
          const late = { url: () => web.url, event: event.id }
          return (await registerOnce(late, `${run}-late@example.org`)).status === 201
        },
      })
    }
    const backAfterMs = Math.round(performance.now() - overAt)
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

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
