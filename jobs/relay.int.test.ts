/** @backends */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { createLocalReq } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { record } from '@/outbox/record'
import { startTestPlatform, waitFor } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'
import { handlers } from '@jobs/handlers'
import { done } from '@jobs/jobHandler'
import { purgeOutbox } from '@jobs/maintenance/purgeOutbox.job'
import { requireQueue } from '@jobs/queues'
import { relayBatch } from '@jobs/relay'

let platform: TestPlatform
const effects: string[] = []

beforeAll(async () => {
  platform = await startTestPlatform()
  handlers[purgeOutbox.name] = async ({ jobId }) => {
    effects.push(jobId)
    return done
  }
})
afterAll(() => platform.close())
beforeEach(async () => {
  effects.length = 0
  await queryRows(platform.payload, sql`DELETE FROM outbox`)
})

async function recordJobs(count: number, runAt?: Date): Promise<void> {
  const req = await createLocalReq({}, platform.payload)
  await inTransaction(req, async () => {
    for (let index = 0; index < count; index += 1) {
      await record({ req, job: purgeOutbox, payload: {}, runAt })
    }
  })
}

const unpublished = async () =>
  (await queryRows(platform.payload, sql`SELECT 1 FROM outbox WHERE published_at IS NULL`)).length

test('two relays side by side move each row once', async () => {
  await recordJobs(700)
  const moved = await Promise.all([
    relayBatch(platform.payload),
    relayBatch(platform.payload),
    relayBatch(platform.payload),
  ])
  expect(moved.reduce((sum, count) => sum + count, 0)).toBe(700)
  expect(await unpublished()).toBe(0)
})

test('jobs of a newer version stay and keep nobody waiting, however many', async () => {
  await queryRows(
    platform.payload,
    sql`INSERT INTO outbox (id, job, payload, run_at, created_at, updated_at)
        SELECT gen_random_uuid(), 'nobody.knows', '{}', now() - interval '1 hour', now(), now()
        FROM generate_series(1, 600)`,
  )
  await recordJobs(1)
  expect(await relayBatch(platform.payload)).toBe(1)
  expect(await unpublished()).toBe(600)
})

test('a row that is not due yet stays', async () => {
  await recordJobs(1, new Date(Date.now() + 3_600_000))
  expect(await relayBatch(platform.payload)).toBe(0)
  expect(await unpublished()).toBe(1)
})

test('a relay that dies between add and mark causes one effect', async () => {
  await queryRows(
    platform.payload,
    sql`CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'died before the mark'; END $$`,
  )
  await queryRows(
    platform.payload,
    sql`CREATE TRIGGER die BEFORE UPDATE ON outbox EXECUTE FUNCTION die()`,
  )
  await recordJobs(1)
  await expect(relayBatch(platform.payload)).rejects.toThrow('died before the mark')
  const [row] = await queryRows<{ id: string }>(platform.payload, sql`SELECT id FROM outbox`)
  expect(await requireQueue('maintenance').getJob(`outbox-${row?.id}`)).toBeTruthy()
  expect(await unpublished()).toBe(1)

  await platform.startWorker()
  const effectOf = () => effects.filter((id) => id === `outbox-${row?.id}`).length
  await waitFor('the effect', () => effectOf() === 1)
  await queryRows(platform.payload, sql`DROP TRIGGER die ON outbox`)
  await waitFor('the mark', async () => (await unpublished()) === 0)
  // A marker recorded later runs after everything the relay added before it.
  await recordJobs(1)
  await waitFor('the marker', () => effects.at(-1) !== `outbox-${row?.id}` && effects.length > 1)
  expect(effectOf()).toBe(1)
})

test('a committed row wakes the running relay, and its job runs', async () => {
  const before = effects.length
  await recordJobs(1)
  await waitFor('the job', () => effects.length > before)
})
