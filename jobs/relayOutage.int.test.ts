/** @backends */
import { afterAll, expect, test } from '@jest/globals'
import type { Payload } from 'payload'
import { startRedis } from '@/testing/startRedis'

/**
 * The queue store goes away for a while: a Redis of this test's own is killed, or BullMQ's schema is
 * moved out of reach. Modules load late, so that they see this test's Redis.
 */
const onRedis = Boolean(process.env.REDIS_URL)
const redis = onRedis ? await startRedis('redis-server') : null
if (redis) process.env.REDIS_URL = redis.url

const { startTestPlatform } = await import('@/testing/harness')
const { queryRows, sql } = await import('@/db/sql')
const { inTransaction } = await import('@/db/transaction')
const { record } = await import('@/outbox/record')
const { purgeOutbox } = await import('@jobs/maintenance/purgeOutbox.job')
const { relayBatch } = await import('@jobs/relay')
const { requireQueue } = await import('@jobs/queues')
const { createLocalReq } = await import('payload')

const platform = await startTestPlatform()
let revived: Awaited<ReturnType<typeof startRedis>> | null = null

afterAll(async () => {
  await platform.close()
  await (revived ?? redis)?.stop()
})

async function takeAway(payload: Payload): Promise<void> {
  if (redis) await redis.stop()
  else await queryRows(payload, sql`ALTER SCHEMA bullmq RENAME TO away`)
}

async function bringBack(payload: Payload): Promise<void> {
  if (redis) revived = await startRedis('redis-server', Number(new URL(redis.url).port))
  else await queryRows(payload, sql`ALTER SCHEMA away RENAME TO bullmq`)
}

test('nothing is lost while the queue store is away', async () => {
  const { payload } = platform
  await requireQueue('maintenance').count()
  await takeAway(payload)
  const req = await createLocalReq({}, payload)
  await inTransaction(req, () => record({ req, job: purgeOutbox, payload: {} }))
  await expect(relayBatch(payload)).rejects.toThrow()
  const waiting = await queryRows<{ id: string }>(
    payload,
    sql`SELECT id FROM outbox WHERE published_at IS NULL`,
  )
  expect(waiting).toHaveLength(1)

  await bringBack(payload)
  let moved = 0
  while (moved === 0) moved = await relayBatch(payload).catch(() => 0)
  expect(moved).toBe(1)
  expect(await requireQueue('maintenance').getJob(`outbox-${waiting[0]?.id}`)).toBeTruthy()
})
