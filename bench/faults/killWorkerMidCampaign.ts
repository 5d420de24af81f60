import { setTimeout as pause } from 'node:timers/promises'
import type { Program } from '@/testing/startProgram'
import { waitUntil } from '@/testing/waitUntil'
import { openCampaignDesk } from '../harness/campaignDesk'
import { findLedgerFaults } from '../harness/findLedgerFaults'
import { faultOptions, type Finding, runFault } from '../harness/runFault'
import { startFaultPlatform } from '../harness/startFaultPlatform'
import { startMailSink } from '../harness/startMailSink'

/**
 * `node --import tsx bench/faults/killWorkerMidCampaign.ts [--people 600] [--redis] [--seed N] [--times 20]`: kill -9
 * of the worker at two random moments of a campaign. Nobody is lost, nobody gets it twice, and at most as many mails
 * as there were connections are unknown after each death: the mail server's log is compared with the ledger, row by
 * row. The next worker goes on within 35 s.
 */
const { people, redis } = faultOptions()
// Slow enough that mails are on their way when the worker dies.
const sink = await startMailSink({ DELAY_MS: '20' })
const platform = await startFaultPlatform({ redis, env: { SMTP_URL: sink.url } })
const { bulkConnections } = await import('@/adapters/bulkMailer')
const desk = await openCampaignDesk(platform.payload)
const list = await desk.makeList(people)
const deaths = 2
const resumeMs = 35_000
const patienceMs = Math.max(120_000, people * 100)
let worker: Program | undefined

/** How many mails came since the campaign began; the sink forgets what was before it. */
const reached = (share: number) =>
  waitUntil({
    what: `${Math.round(share * 100)} % are sent`,
    timeoutMs: patienceMs,
    holds: async () => (await sink.count()) >= people * share,
  })

/** Kills the worker and starts another. @returns how long nothing was sent, in ms */
async function killAndRestart(): Promise<number> {
  worker?.child.kill('SIGKILL')
  await worker?.ended
  const atDeath = await sink.count()
  const diedAt = performance.now()
  worker = await platform.startWorker()
  await waitUntil({
    what: 'it goes on',
    timeoutMs: 120_000,
    holds: async () => (await sink.count()) > atDeath,
  })
  return Math.round(performance.now() - diedAt)
}

await runFault({
  close: async () => {
    await platform.close()
    await sink.stop()
  },
  round: async ({ between }) => {
    if (!worker || worker.child.signalCode) worker = await platform.startWorker()
    await sink.clear()
    const shares = Array.from({ length: deaths }, () => between(10, 90) / 100)
    const campaign = await desk.start(list)
    const pauses: number[] = []
    for (const share of shares.sort((a, b) => a - b)) {
      await reached(share)
      // Anywhere in the life of a mail, not only just after one was taken.
      await pause(between(0, 20))
      pauses.push(await killAndRestart())
    }
    await desk.waitUntilSent(campaign, patienceMs)

    const rows = await desk.ledger(campaign)
    const { ids } = await sink.log()
    const log = new Set(ids)
    const idsIn = (state: string) => rows.filter((row) => row.state === state).map(({ id }) => id)
    const [accepted, unknown] = [idsIn('accepted'), idsIn('unknown')]
    const known = new Set([...accepted, ...unknown])
    const contacts = new Set(rows.map(({ contact }) => contact))
    const ledgers = await findLedgerFaults(platform.payload)
    return [
      [
        `killed at ${shares.map((share) => `${Math.round(share * 100)} %`).join(' and ')}, went on after ${pauses.join(' and ')} ms`,
        pauses.every((ms) => ms <= resumeMs),
      ],
      [
        `${contacts.size} of ${people} people have a row`,
        [contacts.size, rows.length].every((count) => count === people),
      ],
      [
        `${accepted.length} accepted, ${unknown.length} unknown`,
        accepted.length + unknown.length === people && unknown.length <= deaths * bulkConnections,
      ],
      [
        'every unknown row says why',
        rows.every(({ state, reason }) => state !== 'unknown' || reason),
      ],
      [`${ids.length} mails, ${log.size} different`, ids.length === log.size],
      ['the server has every accepted mail', accepted.every((id) => log.has(id))],
      ['the ledger knows every mail', ids.every((id) => known.has(id))],
      [['ledgers agree', ...ledgers].join('; '), ledgers.length === 0],
    ] satisfies Finding[]
  },
})
