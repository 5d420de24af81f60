import { waitUntil } from '@/testing/waitUntil'
import { settleEvent } from '../harness/findLedgerFaults'
import { countStatuses, inTurn, rushIn } from '../harness/registrants'
import { countEnded } from '../harness/countEnded'
import { faultOptions, type Finding, runFault } from '../harness/runFault'
import { startFaultPlatform } from '../harness/startFaultPlatform'

/**
 * `node --import tsx bench/faults/shiftClock.ts [--seed N] [--times 20]`: of two web processes and two workers, one
 * each has a clock that is an hour off, by the seed ahead or behind. Registrations at both are taken, each is mailed
 * once and without waiting for the hour, places that are held are not given up early, and a full event stays full.
 */
const { first } = faultOptions()
const shiftMs = (first % 2 === 0 ? 1 : -1) * 60 * 60_000
const platform = await startFaultPlatform()
const { payload } = platform
const { makeEvent } = await import('@/testing/factories/makeEvent')
const { queryRows, sql } = await import('@/db/sql')
const { requireQueue } = await import('@jobs/queues')
const { expireHolds } = await import('@jobs/registrations/expireHolds.job')
const wrong = {
  NODE_OPTIONS: '--import ./bench/programs/shiftClock.mjs',
  CLOCK_SHIFT_MS: String(shiftMs),
}
const webs = [await platform.startWeb(), await platform.startWeb(wrong)] as const
const workers = [await platform.startWorker(), await platform.startWorker(wrong)] as const
const soonMs = 20_000

await runFault({
  close: platform.close,
  round: async ({ between, run }) => {
    const seats = between(20, 60)
    const { event } = await makeEvent({
      payload,
      capacity: seats,
      slug: run,
      waitlistEnabled: false,
    })
    const paid = await makeEvent({
      payload,
      slug: `${run}-paid`,
      priceMinor: 1_000,
      holdMinutes: 30,
    })
    const url = inTurn(webs)
    const people = Array.from({ length: seats }, (_each, at) => `${run}-${at}@example.org`)
    const answers = await rushIn({ url, event: event.id, people })
    const held = await rushIn({ url, event: paid.event.id, people: people.slice(0, 6) })
    const late = await rushIn({
      url,
      event: event.id,
      people: [`${run}-late@example.org`],
      tries: 4,
    })
    const since = performance.now()
    const settled = await settleEvent({ payload, event: event.id, count: seats })
    const mailedMs = Math.round(performance.now() - since)
    await waitUntilBothLooked()
    const [row] = await queryRows<{ held: number }>(
      payload,
      sql`SELECT count(*)::int AS held FROM registrations
          WHERE event_id = ${paid.event.id} AND status IN ('held', 'pending')`,
    )
    return [
      [
        `${shiftMs > 0 ? 'ahead' : 'behind'}: ${countStatuses(answers)}`,
        answers.every(({ status }) => status === 201),
      ],
      ['a full event is full at both', late.every(({ status }) => status === 409)],
      [`mailed within ${mailedMs} ms`, mailedMs < soonMs],
      [
        `${row?.held} of ${held.length} places to pay for are still held`,
        row?.held === held.length,
      ],
      ...settled,
    ] satisfies Finding[]
  },
})

/** Waits until each worker, the one whose clock is wrong too, has looked for places whose time is over. */
async function waitUntilBothLooked(): Promise<void> {
  const queue = requireQueue(expireHolds.queue)
  const looks = () => workers.map(({ output }) => countEnded(output(), expireHolds.name))
  const before = looks()
  await waitUntil({
    what: 'both workers looked for places that ran out',
    timeoutMs: 60_000,
    holds: async () => {
      // Either of them may take it.
      if ((await queue.getJobCountByTypes('waiting', 'active')) === 0) {
        await queue.add(expireHolds.name, {})
      }
      return looks().every((count, at) => count > (before[at] ?? 0))
    },
  })
}
