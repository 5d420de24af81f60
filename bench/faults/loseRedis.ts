import { Redis } from 'ioredis'
import { waitUntil } from '@/testing/waitUntil'
import { settleEvent } from '../harness/findLedgerFaults'
import { countStatuses, rushIn } from '../harness/registrants'
import { type Finding, runFault } from '../harness/runFault'
import { makeStaff, signInStaff } from '../harness/staffAccount'
import { startFaultPlatform } from '../harness/startFaultPlatform'

/**
 * `node --import tsx bench/faults/loseRedis.ts [--seed N] [--times 20]`: amid registrations Redis is away for a
 * while (AWAY_MS, else 3 to 8 s), or comes back without anything. Registrations, reads and check-ins go on
 * throughout; log-ins are closed; afterwards schedules stand again, and every admission is mailed once.
 */
const platform = await startFaultPlatform({ redis: true, env: { RATE_LIMIT_PER_MINUTE: '100000' } })
const { payload, redisProxy } = platform
const { makeEvent } = await import('@/testing/factories/makeEvent')
const { queryRows, sql } = await import('@/db/sql')
const web = await platform.startWeb()
const worker = await platform.startWorker()
await makeStaff(payload)
const store = new Redis(platform.redisUrl)
const schedulesAtStart = await countSchedules()

await runFault({
  close: async () => {
    store.disconnect()
    await platform.close()
  },
  round: async ({ between, pick, run }) => {
    const { event } = await makeEvent({ payload, capacity: 500, slug: run })
    const people = Array.from({ length: 60 }, (_each, at) => `${run}-${at}@example.org`)
    const staff = await signInStaff(web.url)
    const rush = rushIn({ url: () => web.url, event: event.id, people, connections: 4 })
    await new Promise((resolve) => setTimeout(resolve, between(50, 1_000)))
    const empty = pick([true, false])
    const awayMs = Number(process.env.AWAY_MS ?? between(3_000, 8_000))
    await redisProxy?.refuse()
    const goneAt = performance.now()
    const closed = await waitForLogin(503)
    const shown = await fetch(`${web.url}/api/events/${run}`)
    const answers = await rush
    const checkIn = await checkInOne(event.id, staff)
    const left = awayMs - (performance.now() - goneAt)
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, left)))
    if (empty) await store.flushall()
    await redisProxy?.open()
    const backAt = performance.now()
    const settled = await settleEvent({ payload, event: event.id, count: people.length })
    await waitUntil({
      what: 'schedules stand',
      timeoutMs: 30_000,
      holds: async () => (await countSchedules()) === schedulesAtStart,
    })
    const slowest = Math.round(Math.max(...answers.map(({ ms }) => ms)))
    return [
      [
        `away ${awayMs} ms${empty ? ', back empty' : ''}: ${countStatuses(answers)}`,
        answers.every(({ status }) => status === 201),
      ],
      [`slowest registration ${slowest} ms`, slowest < 10_000],
      ['log-ins closed meanwhile', closed],
      [`read ${shown.status}, check-in ${checkIn}`, shown.status === 200 && checkIn === 200],
      ...settled,
      [
        `settled ${Math.round(performance.now() - backAt)} ms after; ${schedulesAtStart} schedules`,
        true,
      ],
      ['log-ins open again', await waitForLogin(401)],
      ['every process lives', [web, worker].every(({ child }) => child.exitCode === null)],
    ] satisfies Finding[]
  },
})

async function countSchedules(): Promise<number> {
  const keys = await store.keys('*:repeat')
  const counts = await Promise.all(keys.map((key) => store.zcard(key)))
  return counts.reduce((sum, count) => sum + count, 0)
}

/** Nobody has this account: the answer is 401 where log-ins are open. */
async function waitForLogin(status: number): Promise<boolean> {
  await waitUntil({
    what: `a log-in gets ${status}`,
    holds: async () => {
      const answer = await fetch(`${web.url}/api/auth/login`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ email: 'nobody@example.org', password: 'not-a-password-of-anyone' }),
      })
      return answer.status === status
    },
  })
  return true
}

/** Whether staff who had signed in before may let somebody in. */
async function checkInOne(event: string, staff: { Authorization: string }): Promise<number> {
  const [row] = await queryRows<{ id: string }>(
    payload,
    sql`SELECT id FROM registrations WHERE event_id = ${event} AND status = 'confirmed' LIMIT 1`,
  )
  const response = await fetch(`${web.url}/api/events/${event}/checkin`, {
    method: 'POST',
    headers: { ...staff, 'Content-Type': 'application/json' },
    body: JSON.stringify({ registration: row?.id }),
  })
  return response.status
}
