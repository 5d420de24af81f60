import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { createLocalReq } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { record } from '@/outbox/record'
import { startTestPlatform } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'
import { purgeOutbox } from '@jobs/maintenance/purgeOutbox.job'

let platform: TestPlatform

beforeAll(async () => {
  platform = await startTestPlatform()
})
afterAll(() => platform.close())
beforeEach(() => queryRows(platform.payload, sql`DELETE FROM outbox`))

const rowCount = async () => (await queryRows(platform.payload, sql`SELECT 1 FROM outbox`)).length

test('a rolled-back transaction leaves no outbox row', async () => {
  const req = await createLocalReq({}, platform.payload)
  await expect(
    inTransaction(req, async () => {
      await record({ req, job: purgeOutbox, payload: {} })
      throw new Error('rolled back')
    }),
  ).rejects.toThrow('rolled back')
  expect(await rowCount()).toBe(0)
})

test('a committed transaction leaves one row', async () => {
  const req = await createLocalReq({}, platform.payload)
  await inTransaction(req, () => record({ req, job: purgeOutbox, payload: {} }))
  expect(await rowCount()).toBe(1)
})

test('recording outside a transaction is refused', async () => {
  const req = await createLocalReq({}, platform.payload)
  await expect(record({ req, job: purgeOutbox, payload: {} })).rejects.toThrow(/none is running/)
  expect(await rowCount()).toBe(0)
})

test('a payload field the job does not know is refused', async () => {
  const req = await createLocalReq({}, platform.payload)
  await expect(
    inTransaction(req, () => record({ req, job: purgeOutbox, payload: { extra: 1 } as never })),
  ).rejects.toThrow(/extra/)
  expect(await rowCount()).toBe(0)
})

test('a second record under a waiting key is ignored, and taken again once the first has left', async () => {
  const req = await createLocalReq({}, platform.payload)
  const again = () =>
    inTransaction(req, () => record({ req, job: purgeOutbox, payload: {}, dedupeKey: 'one' }))
  await again()
  await again()
  expect(await rowCount()).toBe(1)
  await queryRows(platform.payload, sql`UPDATE outbox SET published_at = now()`)
  await again()
  expect(await rowCount()).toBe(2)
})
