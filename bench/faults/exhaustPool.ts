import { setTimeout as pause } from 'node:timers/promises'
import { settleEvent } from '../harness/findLedgerFaults'
import { areContractRefusals, countStatuses, registerOnce, rushIn } from '../harness/registrants'
import { type Finding, runFault } from '../harness/runFault'
import { startFaultPlatform } from '../harness/startFaultPlatform'

/**
 * `node --import tsx bench/faults/exhaustPool.ts [--seed N] [--times 20]`: amid registrations, all database
 * connections of a web process are taken for a while, by people whose seats somebody else holds. Others are told "not
 * now" after about 2 s, however many stand in line; the other process goes on; afterwards everybody has a seat.
 */
const platform = await startFaultPlatform()
const { payload } = platform
const { holdSeats } = await import('@/testing/holdSeats')
const { queryRows, sql } = await import('@/db/sql')
const { makeEvent } = await import('@/testing/factories/makeEvent')
const connections = 4
const web = await platform.startWeb({ DATABASE_POOL_MAX: String(connections) })
const other = await platform.startWeb()
const worker = await platform.startWorker()
/** Two seconds for a connection, and what a busy machine adds. */
const refusalMs = 3_500
const backMs = 5_000

await runFault({
  close: platform.close,
  round: async ({ between, run }) => {
    const { event } = await makeEvent({ payload, capacity: 500, slug: run })
    const held = await Promise.all(
      Array.from({ length: connections }, (_each, at) =>
        makeEvent({ payload, capacity: 10, slug: `${run}-held-${at}` }),
      ),
    )
    const url = () => web.url
    const people = Array.from({ length: 120 }, (_each, at) => `${run}-${at}@example.org`)
    const rush = rushIn({ url, event: event.id, people })
    await pause(between(20, 500))
    const holder = await holdSeats(
      payload,
      held.map(({ event: { id } }) => id),
    )
    // One for each connection; those for one event would wait in a line without any.
    const waiting = held.map(({ event: { id } }, at) =>
      rushIn({ url, event: id, people: [`${run}-waits-${at}@example.org`], patienceMs: 30_000 }),
    )
    await holder.areWaiting(connections)
    const takenAt = performance.now()
    const takenMs = between(3_000, 9_000)
    const shown = await fetch(`${web.url}/api/events/${run}`)
    const shownMs = Math.round(performance.now() - takenAt)
    const elsewhere = await registerOnce(
      { url: () => other.url, event: event.id },
      `${run}-other@example.org`,
    )
    const refused = await registerOnce({ url, event: event.id }, `${run}-late@example.org`)
    await pause(Math.max(0, takenMs - (performance.now() - takenAt)))
    await holder.release()
    const releasedAt = performance.now()
    const late = await rushIn({ url, event: event.id, people: [`${run}-late@example.org`] })
    const backAfterMs = Math.round(performance.now() - releasedAt)
    const answers = [...(await rush), refused, ...late]
    const waited = (await Promise.all(waiting)).flat()
    const refusals = answers.filter(({ status }) => status === 503)
    const slowest = Math.round(Math.max(...refusals.map(({ ms }) => ms), 0))
    const seats = await countSeats(held.map(({ event: { id } }) => id))
    return [
      [
        `all ${connections} connections taken for ${takenMs} ms: ${countStatuses(answers)}`,
        answers.every(({ status }) => [201, 503].includes(status)),
      ],
      [
        `${refusals.length} refusals, the slowest after ${slowest} ms`,
        refusals.length > 0 && slowest < refusalMs,
      ],
      ['"not now" as in the contract', areContractRefusals([...answers, ...waited])],
      [
        `a read meanwhile ${shown.status} after ${shownMs} ms, the other process ${elsewhere.status}`,
        [200, 503].includes(shown.status) && shownMs < refusalMs && elsewhere.status === 201,
      ],
      [
        `those who waited: ${countStatuses(waited)}, ${seats} seats`,
        [waited.filter(({ status }) => status === 201).length, seats].every(
          (count) => count === connections,
        ),
      ],
      [`back after ${backAfterMs} ms`, backAfterMs < backMs],
      ['every process lives', [web, other, worker].every(({ child }) => child.exitCode === null)],
      ...(await settleEvent({ payload, event: event.id, count: people.length + 2 })),
    ] satisfies Finding[]
  },
})

async function countSeats(events: string[]): Promise<number> {
  const [row] = await queryRows<{ taken: number }>(
    payload,
    sql`SELECT sum(taken)::int AS taken FROM capacity_pools
        WHERE event_id::text IN (SELECT json_array_elements_text(${JSON.stringify(events)}::json))`,
  )
  return row?.taken ?? 0
}
