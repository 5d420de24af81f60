import { simpleParser } from 'mailparser'
import type { Bench, Comparison, Measurement } from './harness/bench'
import { openCampaignDesk, type CampaignDesk } from './harness/campaignDesk'
import { openPayload } from './harness/openPayload'
import { startBenchDatabase } from './harness/startBenchDatabase'
import { startMailSink, type MailSink } from './harness/startMailSink'
import { runProgram } from './harness/startProcess'
import { startOurWorker } from './harness/startServers'
import { watchMemory } from './harness/watchMemory'

/** As many as the platform's own sender opens (`bulkConnections`). */
const connections = 10
const timeoutMs = 3_600_000

type Setting = { desk: CampaignDesk; sink: MailSink; worker: { pid: number }; databaseUrl: string }
type Audience = { list: string; count: number }

/** Campaigns: thousands of mails to a mail server on this machine. */
export const campaign: Bench = {
  title: 'Campaigns (`campaign`)',
  claim:
    'One campaign to 10,000 and to 100,000 people, to a mail server on this machine, from the moment staff ' +
    'press “send” until the last mail has its fate in the ledger: audience frozen, a row per person before the ' +
    'first mail leaves, each hand-over committed before its first byte. The loop mails the same texts over as ' +
    'many connections of a pooled nodemailer, and keeps no ledger; the floor sends bytes made before. Every ' +
    'turn compares the server’s log with the ledger (or with the number of people), mail by mail. Memory is ' +
    'that of the whole worker process, all queues running.',
  prepare: async ({ scale }) => {
    const database = await startBenchDatabase()
    const sink = await startMailSink()
    const env = { ...database.env, SMTP_URL: sink.url }
    const payload = await openPayload(env)
    const desk = await openCampaignDesk(payload)
    const worker = await startOurWorker(env)
    const setting: Setting = { desk, sink, worker, databaseUrl: database.url }
    const sized = async (full: number): Promise<Audience> => {
      const count = Math.round(full * scale)
      return { count, list: await desk.makeList(count) }
    }
    const [small, large] = [await sized(10_000), await sized(100_000)]
    const few = { count: 50, list: await desk.makeList(50) }
    const texts = await learnTexts(setting, few)
    const compared = (audience: Audience, mostPairs?: number): Comparison => ({
      title: `${audience.count.toLocaleString('en')} recipients`,
      mostPairs,
      variants: [
        { name: 'Rostrum', role: 'ours', measure: () => measureOurs(setting, audience) },
        {
          name: 'a loop over a pooled nodemailer',
          role: 'peer',
          measure: () => measureLoop({ ...setting, audience, input: texts }),
        },
        {
          name: 'the same pool, bytes made before',
          role: 'floor',
          measure: () => measureLoop({ ...setting, audience, input: { finished: texts.finished } }),
        },
      ],
    })
    return {
      comparisons: [compared(small), compared(large, 2)],
      controls: [{ name: 'a mail that is missing', prove: () => proveNoticed(setting, few) }],
      close: async () => {
        await worker.stop()
        await sink.stop()
        await database.stop()
      },
    }
  },
}

async function measureOurs(setting: Setting, { list, count }: Audience): Promise<Measurement> {
  const { desk, sink, worker } = setting
  await sink.clear()
  const memory = watchMemory(worker.pid)
  const startedAt = performance.now()
  const sent = await desk.start(list)
  await desk.waitUntilSent(sent, timeoutMs)
  const seconds = (performance.now() - startedAt) / 1_000
  const { most, early, late } = await memory.stop()
  await assertAllSent({ setting, campaign: sent, count })
  return {
    perSecond: count / seconds,
    notes: { 'MB at most': most, 'in the first quarter': early, 'in the last': late },
  }
}

type Check = { setting: Setting; campaign: string; count: number; drop?: number }

/** @throws when the server's log is not the ledger: one lost, one twice, one that nobody knows */
async function assertAllSent({ setting, campaign: sent, count, drop = 0 }: Check): Promise<void> {
  const { desk, sink } = setting
  const rows = await desk.ledger(sent)
  const { ids } = await sink.log()
  const log = new Set(ids.slice(drop))
  const accepted = rows.filter(({ state }) => state === 'accepted')
  const whole = accepted.length === count && rows.length === count
  if (whole && ids.length - drop === count && accepted.every(({ id }) => log.has(id))) return
  throw new Error(
    `${count} people, ${rows.length} rows, ${accepted.length} accepted; the server took ${ids.length - drop}, ${log.size} different.`,
  )
}

type Texts = { html: string; text: string; finished: string }

/** What our mails say, with marks in place of the person: the loop is to send the same. */
async function learnTexts(setting: Setting, few: Audience): Promise<Texts> {
  await measureOurs(setting, few)
  const { sample } = await setting.sink.log()
  const { html, text = '' } = await simpleParser(sample)
  const givenName = /Merhaba (\S+), bu/.exec(text)?.[1]
  if (!html || !givenName) throw new Error(`A mail that says something else: ${text}`)
  const marked = (said: string) =>
    said
      .replaceAll(givenName, '%NAME%')
      // The length stays: an id has 36 characters.
      .replace(/(\/(?:unsubscribe|click|open)\/)[^\s"]{36}/g, '$1%ID%')
  return {
    html: marked(html),
    text: marked(text),
    finished: sample.replace(/^Message-ID: .+\r\n/im, ''),
  }
}

type Loop = Setting & { audience: Audience; input: Partial<Texts> }

async function measureLoop({ sink, databaseUrl, audience, input }: Loop): Promise<Measurement> {
  await sink.clear()
  const { list, count } = audience
  const { sent, seconds, residentMb } = await runProgram<{
    sent: number
    seconds: number
    residentMb: number
  }>({
    file: 'bench/servers/mailLoop.mjs',
    side: 'server',
    input: { url: sink.url, databaseUrl, list, connections, ...input },
  })
  const { ids } = await sink.log()
  if (sent !== count || new Set(ids).size !== count || ids.length !== count) {
    throw new Error(`${count} people; the loop sent ${sent}, the server took ${ids.length}.`)
  }
  return { perSecond: count / seconds, notes: { 'MB at most': residentMb } }
}

/** The comparison of log and ledger must notice a mail that the server does not have. */
async function proveNoticed(setting: Setting, { list, count }: Audience): Promise<string> {
  await setting.sink.clear()
  const sent = await setting.desk.start(list)
  await setting.desk.waitUntilSent(sent, timeoutMs)
  await assertAllSent({ setting, campaign: sent, count })
  const noticed = await assertAllSent({ setting, campaign: sent, count, drop: 1 }).then(
    () => null,
    (error: Error) => error.message,
  )
  if (!noticed) throw new Error('A mail missing from the server’s log was not noticed.')
  return `one taken out of the server’s log was noticed: ${noticed}`
}
