import { startSmtpSink } from '@/testing/campaigns/smtpSink'
import { settleEvent } from '../harness/findLedgerFaults'
import { rushIn } from '../harness/registrants'
import { type Finding, runFault } from '../harness/runFault'
import { startFaultPlatform } from '../harness/startFaultPlatform'
import { waitUntil } from '@/testing/waitUntil'

/**
 * `node --import tsx bench/faults/refuseMails.ts [--seed N] [--times 20]`: the mail server defers (4xx), greylists
 * (4xx on the first try), refuses for good (5xx) or hangs up without an answer. Deferred mails arrive once, refused
 * ones are given up with its words, and those without an answer show as unknown and are never sent again.
 */
const sink = await startSmtpSink()
const platform = await startFaultPlatform({ env: { SMTP_URL: sink.url } })
const { payload } = platform
const { makeEvent } = await import('@/testing/factories/makeEvent')
const { queryRows, sql } = await import('@/db/sql')
const web = await platform.startWeb()
await platform.startWorker()

const moods = ['accept', 'defer', 'greylist', 'refuse', 'cut'] as const
type Mood = (typeof moods)[number]

await runFault({
  close: async () => {
    await platform.close()
    await sink.close()
  },
  round: async ({ pick, run }) => {
    const { event } = await makeEvent({ payload, capacity: 500, slug: run })
    const people = Array.from({ length: 20 }, (_each, at) => `${run}-${at}@example.org`)
    const moodOf = new Map<string, Mood>(people.map((email) => [email, pick(moods)]))
    const tries = new Map<string, number>()
    sink.judge = ({ to }) => {
      const tried = (tries.get(to) ?? 0) + 1
      tries.set(to, tried)
      switch (moodOf.get(to)) {
        case 'defer':
          return tried <= 2 ? { code: 451, message: 'try again later' } : 'accept'
        case 'greylist':
          return tried === 1 ? { code: 450, message: 'greylisted' } : 'accept'
        case 'refuse':
          return { code: 550, message: 'no such mailbox' }
        case 'cut':
          return 'cut'
        default:
          return 'accept'
      }
    }
    await rushIn({ url: () => web.url, event: event.id, people })
    const count = (mood: Mood) => people.filter((email) => moodOf.get(email) === mood).length
    const accepted = count('accept') + count('defer') + count('greylist')
    const rows = () =>
      queryRows<{ state: string; reason: string | null; email: string; message: string }>(
        payload,
        sql`SELECT d.state, d.reason, c.email, d.message_id AS message FROM deliveries d
            JOIN registrations r ON d.subject = r.id::text JOIN contacts c ON c.id = d.contact_id
            WHERE r.event_id = ${event.id} AND d.kind = 'admission'`,
      )
    await waitUntil({
      what: 'every mail has its end',
      timeoutMs: 120_000,
      holds: async () => {
        const now = await rows()
        const ended = now.filter(({ state }) => ['accepted', 'dead', 'unknown'].includes(state))
        return ended.length === people.length
      },
    })
    const ledger = await rows()
    const wanted = {
      accept: 'accepted',
      defer: 'accepted',
      greylist: 'accepted',
      refuse: 'dead',
      cut: 'unknown',
    }
    const asWanted = ledger.filter(
      ({ email, state }) => wanted[moodOf.get(email) ?? 'accept'] === state,
    )
    const mine = sink.mails.filter(({ to }) => moodOf.has(to))
    const once = new Set(mine.map(({ messageId }) => messageId)).size === mine.length
    const silent = ledger.filter(({ state, reason }) => state !== 'accepted' && !reason)
    const refusedAgain = people.filter(
      (email) => moodOf.get(email) === 'refuse' && tries.get(email) !== 1,
    )
    const settled = await settleEvent({ payload, event: event.id, count: accepted })
    return [
      [moods.map((mood) => `${count(mood)} ${mood}`).join(', '), true],
      [
        `${asWanted.length} of ${people.length} ended as they should`,
        asWanted.length === people.length,
      ],
      [`${mine.length} mails, none twice`, once],
      ['nobody refused for good was tried again', refusedAgain.length === 0],
      ['every failure says why', silent.length === 0],
      ...settled.slice(1),
    ] satisfies Finding[]
  },
})
