import { setTimeout as pause } from 'node:timers/promises'
import { settleEvent } from '../harness/findLedgerFaults'
import { countStatuses, registerOnce, rushIn } from '../harness/registrants'
import { type Finding, runFault } from '../harness/runFault'
import { startFaultPlatform } from '../harness/startFaultPlatform'

/**
 * `node --import tsx bench/faults/killWebMidRegistration.ts [--seed N] [--times 20]`: kill -9 of a web process at a
 * random moment of a rush. No seat without its row nor row without its seat; whoever got no answer gets one from
 * the process that lives, under the key they had, and whoever had one gets that one again.
 */
const platform = await startFaultPlatform()
const { payload } = platform
const { makeEvent } = await import('@/testing/factories/makeEvent')
await platform.startWorker()
const living = await platform.startWeb()

await runFault({
  close: platform.close,
  round: async ({ between, run }) => {
    const { event } = await makeEvent({ payload, capacity: 200, slug: run })
    const dying = await platform.startWeb()
    const people = Array.from({ length: 120 }, (_each, at) => `${run}-${at}@example.org`)
    // A process that has served before: the first request of its life takes longer than all of the rush.
    await registerOnce({ url: () => dying.url, event: event.id }, `${run}-early@example.org`)
    const rush = rushIn({ url: () => dying.url, event: event.id, people, tries: 1 })
    const moment = between(5, 400)
    await pause(moment)
    dying.child.kill('SIGKILL')
    await dying.ended
    const first = await rush
    const known = new Map(
      first.filter(({ status }) => status === 201).map(({ email, text }) => [email, text]),
    )
    const url = () => living.url
    const second = await rushIn({ url, event: event.id, people })
    const wrong = second.filter(({ status }) => ![201, 409, 503].includes(status))
    const answered = second.filter(({ status }) => status === 201)
    const changed = answered.filter(
      ({ email, text }) => known.has(email) && known.get(email) !== text,
    )
    const late = await registerOnce({ url, event: event.id }, people[0] ?? '')
    return [
      [`killed after ${moment} ms: ${countStatuses(first)}`, true],
      [`then ${countStatuses(second)}`, wrong.length === 0 && answered.length === people.length],
      [`${known.size} had an answer, ${changed.length} got another`, changed.length === 0],
      [
        'one key, one answer',
        late.text === answered.find(({ email }) => email === people[0])?.text,
      ],
      ...(await settleEvent({ payload, event: event.id, count: people.length + 1 })),
    ] satisfies Finding[]
  },
})
