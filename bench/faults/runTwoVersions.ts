import { access } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { waitUntil } from '@/testing/waitUntil'
import { checkOutVersion } from '../harness/checkOutVersion'
import { countEnded } from '../harness/countEnded'
import { findAgreement } from '../harness/findAgreement'
import { settleEvent } from '../harness/findLedgerFaults'
import { type Answer, countStatuses, inTurn, rushIn } from '../harness/registrants'
import { removeOneFile } from '../harness/removeOneFile'
import { faultOptions, type Finding, runFault } from '../harness/runFault'
import { makeStaff, signInStaff } from '../harness/staffAccount'
import { startFaultPlatform } from '../harness/startFaultPlatform'
import { watchEvent } from '../harness/watchEvent'

/**
 * `node --import tsx bench/faults/runTwoVersions.ts [--before COMMIT] [--seed N] [--times 20]`: web and worker of an
 * earlier commit beside ours, on a database that ours has migrated, then the old ones end (SIGTERM) under load. People
 * register at both, both workers mail them, sockets and caches of both agree, a key has one answer at either, and
 * a job that only the new version knows waits for it. Needs the commit in the clone.
 */
const newJob = 'media.removeFiles'
/** The last commit that does not know it and already leaves alone what it does not know. */
const { before = '1ac16cf' } = faultOptions()

const old = await checkOutVersion(before)
if (await exists(path.join(old.folder, 'jobs/media/removeFiles.job.ts'))) {
  await old.remove()
  throw new Error(`${before} knows ${newJob} already: choose an earlier commit.`)
}
const platform = await startFaultPlatform()
const { payload, database } = platform
const { makeEvent } = await import('@/testing/factories/makeEvent')
const { relayBatch } = await import('@jobs/relay')
const newWeb = await platform.startWeb()
await makeStaff(payload)
const capacity = 5_000
const rushSize = 60
const stopMs = 30_000

await runFault({
  close: async () => {
    await platform.close()
    await old.remove()
  },
  round: async ({ between, run }) => {
    const { event } = await makeEvent({ payload, capacity, slug: run })
    const [oldWeb, oldWorker] = await Promise.all([
      platform.startWeb({}, old.folder),
      platform.startWorker({}, old.folder),
    ])
    const staff = await signInStaff(newWeb.url)

    // What only the new version knows, recorded while no worker of it is there.
    const { folder, name } = await removeOneFile({ payload, url: newWeb.url, staff, name: run })
    const file = path.join(database.home, 'media', folder, name)
    await oldWorker.printed('unknown job left in the outbox')
    await waitUntil({
      what: 'the old worker puts it off',
      holds: async () => {
        // As if a new worker had handed it over and died.
        await relayBatch(payload)
        return oldWorker.output().includes('a job of another version was put off')
      },
    })
    const kept = await exists(file)
    const newWorker = await platform.startWorker()

    const webs = [newWeb, oldWeb] as const
    const inTurnOfBoth = inTurn(webs)
    const watch = { event: event.id, staff }
    const newEar = await watchEvent({ url: newWeb.url, ...watch })
    const oldEar = await watchEvent({ url: oldWeb.url, ...watch })
    const people = Array.from({ length: rushSize }, (_each, at) => `${run}-${at}@example.org`)
    const answers = await rushIn({ url: inTurnOfBoth, event: event.id, people })
    const agreements = [
      await findAgreement({ from: newWeb, to: oldWeb, event, left: capacity - rushSize - 1 }),
      await findAgreement({ from: oldWeb, to: newWeb, event, left: capacity - rushSize - 2 }),
    ]
    let registered = rushSize + agreements.length
    await waitUntil({
      what: `both sockets hear of ${registered}`,
      holds: () => [newEar, oldEar].every(({ heard }) => heard.length >= registered),
    })
    const heardByOld = [...oldEar.heard]
    const toldOld = isEachOnce(heardByOld, registered)

    let [told, ended] = [false, false]
    const late: Answer[] = []
    const url = () => (told ? newWeb.url : inTurnOfBoth())
    const load = async () => {
      for (let chunk = 0; !ended; chunk += 1) {
        const next = Array.from({ length: 10 }, (_each, at) => `${run}-${chunk}-${at}@example.org`)
        late.push(...(await rushIn({ url, event: event.id, people: next, connections: 4 })))
        registered += next.length
        await pause(100)
      }
    }
    // As a balancer does: once readiness is off, it sends nobody there.
    const balance = async () => {
      while (!told && !ended) {
        told = await fetch(`${oldWeb.url}/health/ready`).then(
          ({ status }) => status !== 200,
          () => true,
        )
        await pause(50)
      }
    }
    const underLoad = Promise.all([load(), balance()])
    await pause(between(100, 1_500))
    const askedAt = performance.now()
    const goodbyes = [oldWeb, oldWorker].map(async ({ child, ended: exits }) => {
      await pause(between(0, 1_000))
      child.kill('SIGTERM')
      return exits
    })
    const codes = await Promise.all(goodbyes)
    const tookMs = Math.round(performance.now() - askedAt)
    ended = true
    await underLoad

    const settled = await settleEvent({ payload, event: event.id, count: registered })
    await waitUntil({
      what: 'the new job is done',
      timeoutMs: 60_000,
      holds: () => countEnded(newWorker.output(), newJob) > 0,
    })
    const gone = !(await exists(file))
    const mailed = [oldWorker, newWorker].map(countMailed)
    for (const ear of [newEar, oldEar]) ear.close()
    newWorker.child.kill('SIGTERM')
    const lastCode = await newWorker.ended
    const all = [...answers, ...late]
    return [
      [`${countStatuses(all)} over both`, all.every(({ status }) => status === 201)],
      [`mailed ${mailed[0]} by the old, ${mailed[1]} by the new`, Math.min(...mailed) > 0],
      [
        `sockets heard of ${heardByOld.length} at the old, ${newEar.heard.length} at the new`,
        toldOld && isEachOnce(newEar.heard, registered),
      ],
      ...agreements.flat(),
      ['what only the new version knows waited for it and was done', kept && gone],
      [
        `the old ones ended with ${codes.join(' and ')} within ${tookMs} ms`,
        codes.every((code) => code === 0) && tookMs < stopMs,
      ],
      [`the new worker ended with ${lastCode}`, lastCode === 0],
      ['the new web process lives', newWeb.child.exitCode === null],
      ...settled,
    ] satisfies Finding[]
  },
})

function isEachOnce(heard: string[], count: number): boolean {
  return heard.length === count && new Set(heard).size === count
}

function countMailed({ output }: { output: () => string }): number {
  return countEnded(output(), 'registrations.sendAdmission')
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
