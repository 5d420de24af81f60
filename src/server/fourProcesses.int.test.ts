/** @backends */
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { queryRows, sql } from '@/db/sql'
import { env } from '@/env'
import { makeEvent } from '@/testing/factories/makeEvent'
import { startTestPlatform, type TestPlatform, waitFor } from '@/testing/harness'
import { startPlatformProgram } from '@/testing/platformPrograms'
import type { Program } from '@/testing/startProgram'
import { startWebProcess } from '@/testing/startWebProcess'
import { requireQueue } from '@jobs/queues'

/** Two web and two worker processes on one database, each of which may be killed. */
type Web = Awaited<ReturnType<typeof startWebProcess>>
let platform: TestPlatform
let webs: [Web, Web]
let workers: Program[]
const perMinute = 4_000

beforeAll(async () => {
  platform = await startTestPlatform()
  process.env.RATE_LIMIT_PER_MINUTE = String(perMinute)
  webs = await Promise.all([startWebProcess(), startWebProcess()])
  workers = await Promise.all(['one', 'two'].map(() => startWorkerProcess()))
})
afterAll(async () => {
  for (const worker of workers) worker.child.kill('SIGKILL')
  for (const web of webs) await web.kill()
  await platform.close()
})

function startWorkerProcess(): Promise<Program> {
  const kept = ['DATABASE_URL', 'REDIS_URL', 'ROSTRUM_HOME', 'PAYLOAD_SECRET']
  const given = kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))
  return startPlatformProgram('worker', {
    env: {
      DISABLE_PAYLOAD_HMR: 'true',
      LOG_LEVEL: 'info',
      BACKUP_CRON: '*/10 * * * * *',
      BACKUP_KEEP: '100',
      ...(Object.fromEntries(given) as Record<string, string>),
    },
    ready: 'worker ready',
  })
}

const register = (url: string, event: string, email: string) =>
  fetch(`${url}/api/events/${event}/register`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `key-${email}` },
    body: JSON.stringify({ email, givenName: 'Ada', familyName: 'L' }),
  })

test('what one web process writes, the other reads within a second from its cache', async () => {
  const { event } = await makeEvent({ payload: platform.payload, capacity: 50 })
  const seatsLeft = async (url: string) => {
    const response = await fetch(`${url}/api/events/${event.slug}`)
    return ((await response.json()) as { seatsLeft: number }).seatsLeft
  }
  for (const web of webs) expect(await seatsLeft(web.url)).toBe(50)
  expect((await register(webs[0].url, event.id, 'one@example.org')).status).toBe(201)
  const writtenAt = performance.now()
  await waitFor('the other cache', async () => (await seatsLeft(webs[1].url)) === 49)
  expect(performance.now() - writtenAt).toBeLessThan(1_000)
})

test('the budget of a client is one, whichever process it asks', async () => {
  const remaining = async (url: string) => {
    const response = await fetch(`${url}/api/events?limit=1`)
    return Number(response.headers.get('RateLimit-Remaining'))
  }
  const before = await remaining(webs[0].url)
  for (let asked = 0; asked < 8; asked += 1) await remaining(webs[asked % 2]!.url)
  await waitFor('one count', async () => {
    const here = await remaining(webs[0].url)
    const there = await remaining(webs[1].url)
    return before - there >= 9 && Math.abs(here - there) <= 2
  })
})

test('a tick of a schedule runs once over both workers: as many backups as ticks', async () => {
  const ticks = async () =>
    (await requireQueue('documents').getJobs(['completed'])).filter(
      ({ name }) => name === 'maintenance.makeBackup',
    )
  await waitFor('two ticks', async () => (await ticks()).length >= 2)
  const backups = async () => {
    const names = await readdir(path.join(env.home, 'backups'))
    return names.length
  }
  const active = async () => requireQueue('documents').getActiveCount()
  await waitFor('as many backups as ticks', async () => {
    const done = (await ticks()).length
    return (await active()) === 0 && (await backups()) === done
  })
  const times = (await ticks()).map(({ id }) => id)
  expect(new Set(times).size).toBe(times.length)
})

test('a web process killed amid registrations leaves no seat without a row, and the same key one answer', async () => {
  const { event } = await makeEvent({ payload: platform.payload, capacity: 500 })
  const emails = Array.from({ length: 30 }, (_each, at) => `rush${at}@example.org`)
  const asked = emails.map((email) =>
    register(webs[1].url, event.id, email).then(
      ({ status }) => status,
      () => null,
    ),
  )
  await Promise.race(asked)
  await webs[1].kill()
  const answers = await Promise.all(asked)
  expect(answers).toContain(null)

  const state = async () => {
    const [row] = await queryRows<{ taken: number; held: number; rows: number; mails: number }>(
      platform.payload,
      sql`SELECT p.taken::int, p.held::int,
            (SELECT count(*)::int FROM registrations WHERE event_id = ${event.id}
               AND status = 'confirmed') AS rows,
            (SELECT count(DISTINCT o.payload)::int FROM outbox o
               WHERE o.job = 'registrations.sendAdmission' AND o.payload->>'registration' IN
                 (SELECT id::text FROM registrations WHERE event_id = ${event.id})) AS mails
          FROM capacity_pools p WHERE p.event_id = ${event.id}`,
    )
    return row!
  }
  const after = await waitFor('the transactions of the dead process to end', async () => {
    const now = await state()
    return now.taken === now.rows && now
  })
  expect(after).toMatchObject({ held: 0, mails: after.rows })
  expect(after.rows).toBeGreaterThanOrEqual(answers.filter((status) => status === 201).length)

  // People try again at the process that lives, with the key they had.
  for (const email of emails) {
    const again = await register(webs[0].url, event.id, email)
    expect([201, 409]).toContain(again.status)
  }
  expect(await state()).toEqual({ taken: 30, held: 0, rows: 30, mails: 30 })
  const mails = async () => {
    const [row] = await queryRows<{ n: number; subjects: number }>(
      platform.payload,
      sql`SELECT count(*)::int AS n, count(DISTINCT subject)::int AS subjects FROM deliveries
          WHERE kind = 'admission' AND state = 'accepted' AND subject IN
            (SELECT id::text FROM registrations WHERE event_id = ${event.id})`,
    )
    return row!
  }
  for (const count of [10, 20, 30]) {
    await waitFor(`${count} mails`, async () => (await mails()).n >= count)
  }
  expect(await mails()).toEqual({ n: 30, subjects: 30 })
})

test('both workers stop in order on SIGTERM', async () => {
  for (const worker of workers) worker.child.kill('SIGTERM')
  expect(await Promise.all(workers.map((worker) => worker.ended))).toEqual([0, 0])
})
