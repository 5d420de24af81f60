import { parseArgs } from 'node:util'
import { waitUntil } from '@/testing/waitUntil'
import { openCampaignDesk } from '../harness/campaignDesk'
import { openPayload } from '../harness/openPayload'
import { startBenchDatabase } from '../harness/startBenchDatabase'
import { startMailSink } from '../harness/startMailSink'
import { startOurWorker } from '../harness/startServers'

/**
 * `node --import tsx bench/faults/killWorkerMidCampaign.ts [--people 5000]`: kill -9 of the worker at 30 % and
 * at 70 % of a campaign. Nobody may be lost, nobody may get it twice, and at most as many mails as there were
 * connections may be unknown after each death: the mail server's log is compared with the ledger, row by row.
 * Needs `npm run build`. Prints what it found; exit code 1 where something does not agree.
 */
const { values } = parseArgs({ options: { people: { type: 'string', default: '5000' } } })
const people = Number(values.people)
/** `bulkConnections` of the worker: mails on their way at once. */
const connections = 10
const resumeMs = 35_000

const database = await startBenchDatabase()
// Slow enough that mails are on their way when the worker dies.
const sink = await startMailSink({ DELAY_MS: '5' })
const env = { ...database.env, SMTP_URL: sink.url }
const desk = await openCampaignDesk(await openPayload(env))
const list = await desk.makeList(people)

const reached = (share: number) =>
  waitUntil({
    what: `${share * 100} % are sent`,
    timeoutMs: 300_000,
    holds: async () => (await sink.count()) >= people * share,
  })

let worker = await startOurWorker(env)
const campaign = await desk.start(list)
const pauses: number[] = []
for (const share of [0.3, 0.7]) {
  await reached(share)
  await worker.kill()
  const atDeath = await sink.count()
  const diedAt = performance.now()
  worker = await startOurWorker(env)
  await waitUntil({
    what: 'it goes on',
    timeoutMs: 120_000,
    holds: async () => (await sink.count()) > atDeath,
  })
  pauses.push(Math.round(performance.now() - diedAt))
}
await desk.waitUntilSent(campaign, 600_000)

const rows = await desk.ledger(campaign)
const { ids } = await sink.log()
const log = new Set(ids)
const idsIn = (state: string) => rows.filter((row) => row.state === state).map(({ id }) => id)
const [accepted, unknown] = [idsIn('accepted'), idsIn('unknown')]
const known = new Set([...accepted, ...unknown])
const findings: [string, boolean][] = [
  [`every one of ${people} people has a row`, rows.length === people],
  ['every row is accepted or unknown', accepted.length + unknown.length === people],
  [`at most ${2 * connections} are unknown: ${unknown.length}`, unknown.length <= 2 * connections],
  ['every unknown row says why', rows.every(({ state, reason }) => state !== 'unknown' || reason)],
  [`nobody got it twice: ${ids.length} mails, ${log.size} different`, ids.length === log.size],
  ['the server has every mail the ledger calls accepted', accepted.every((id) => log.has(id))],
  ['the ledger knows every mail the server has', ids.every((id) => known.has(id))],
  [`it went on after ${pauses.join(' and ')} ms`, pauses.every((ms) => ms <= resumeMs)],
]
for (const [text, holds] of findings) process.stdout.write(`${holds ? '✔' : '✘'} ${text}\n`)

await worker.stop()
await sink.stop()
await database.stop()
process.exit(findings.every(([, holds]) => holds) ? 0 : 1)
