/** @backends */
import { afterAll, expect, test } from '@jest/globals'
import { startSmtpSink, takeAfter } from '@/testing/campaigns/smtpSink'
import type { Program } from '@/testing/startProgram'

/**
 * Real worker processes, killed without warning while a campaign is on its way. The mail server's own log is
 * compared with the ledger.
 */
const sink = await startSmtpSink()
process.env.SMTP_URL = sink.url

const { startTestPlatform, waitFor } = await import('@/testing/harness')
const { makeNewsroom } = await import('@/testing/campaigns/newsroom')
const { startPlatformProgram } = await import('@/testing/platformPrograms')
const { bulkConnections } = await import('@/adapters/bulkMailer')
const { diedOnTheWay } = await import('@/operations/campaigns/repairClaims')

const platform = await startTestPlatform()
const workers: Program[] = []

afterAll(async () => {
  for (const { child } of workers) child.kill('SIGKILL')
  await platform.close()
  await sink.close()
})

const env = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, process.env[name] ?? '']))

async function startWorker() {
  const worker = await startPlatformProgram('worker', {
    args: ['--queues', 'campaigns,maintenance'],
    env: {
      ...env('DATABASE_URL', 'ROSTRUM_HOME', 'PAYLOAD_SECRET', 'REDIS_URL', 'SMTP_URL'),
      LOG_LEVEL: 'info',
    },
    ready: 'worker ready',
  })
  workers.push(worker)
  return worker
}

const people = 400

test('a worker killed at 30 % and at 70 % loses nobody, and what was on its way is unknown, not doubled', async () => {
  const room = await makeNewsroom(platform)
  const { list, emails } = await room.makeList(people)
  const campaign = await room.makeCampaign([list])
  // Slow enough that mails are on their way when the worker dies.
  sink.judge = takeAfter(20)
  const first = await startWorker()
  await room.send(`POST /api/campaigns/${campaign}/send`)
  await waitFor('30 %', () => sink.mails.length >= people * 0.3)
  first.child.kill('SIGKILL')
  await first.ended

  const startedAt = Date.now()
  const atDeath = sink.mails.length
  const second = await startWorker()
  const bootedAt = Date.now()
  await waitFor('it goes on', () => sink.mails.length > atDeath + bulkConnections)
  // 35 s from the death, less what starting a process takes on a busy machine.
  expect(Date.now() - Math.max(startedAt, bootedAt - 5_000)).toBeLessThan(35_000)
  await waitFor('70 %', () => sink.mails.length >= people * 0.7)
  second.child.kill('SIGKILL')
  await second.ended

  await startWorker()
  await room.reaches(campaign, 'sent').catch(() => room.reaches(campaign, 'sent'))
  const rows = await room.ledger(campaign)
  const unknown = rows.filter(({ state }) => state === 'unknown')
  const accepted = rows.filter(({ state }) => state === 'accepted')
  expect(rows.map(({ email }) => email).sort()).toEqual([...emails].sort())
  expect(accepted.length + unknown.length).toBe(people)
  expect(unknown.length).toBeLessThanOrEqual(2 * bulkConnections)
  expect(unknown.every(({ reason }) => reason === diedOnTheWay)).toBe(true)

  const log = sink.mails.map(({ messageId }) => messageId)
  expect(new Set(log).size).toBe(log.length)
  const inLog = new Set(log)
  expect(accepted.every(({ message_id: id }) => inLog.has(id))).toBe(true)
  const possible = new Set([...accepted, ...unknown].map(({ message_id: id }) => id))
  expect(log.every((id) => possible.has(id))).toBe(true)
})
