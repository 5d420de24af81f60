import { settleEvent } from '../harness/findLedgerFaults'
import { countStatuses, rushIn } from '../harness/registrants'
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
const wrong = {
  NODE_OPTIONS: '--import ./bench/programs/shiftClock.mjs',
  CLOCK_SHIFT_MS: String(shiftMs),
}
const webs = [await platform.startWeb(), await platform.startWeb(wrong)] as const
await platform.startWorker()
await platform.startWorker(wrong)
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
    let next = 0
    const url = () => webs[(next += 1) % 2]!.url
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
    // A worker has looked for places that ran out since then.
    const { requireQueue } = await import('@jobs/queues')
    await requireQueue('events').add('registrations.expireHolds', {}, { jobId: `expire-${run}` })
    await new Promise((resolve) => setTimeout(resolve, 2_000))
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
