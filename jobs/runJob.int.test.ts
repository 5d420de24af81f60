import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { UnrecoverableError } from 'bullmq'
import type { Job } from 'bullmq'
import { AppError } from '@/errors'
import { startTestPlatform } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'
import { handlers } from '@jobs/handlers'
import { skipped } from '@jobs/jobHandler'
import { runJob } from '@jobs/runJob'

let platform: TestPlatform
beforeAll(async () => {
  platform = await startTestPlatform()
})
afterAll(() => platform.close())

const name = 'maintenance.purgeOutbox'
const run = (job: Partial<Job>) =>
  runJob({
    payload: platform.payload,
    job: { id: 'outbox-1', attemptsMade: 0, data: {}, name, ...job } as Job,
    stopping: new AbortController().signal,
  })

test('a payload field the job does not know is refused for good', async () => {
  await expect(run({ data: { extra: true } })).rejects.toThrow(UnrecoverableError)
})

test('a job of unknown name is refused for good', async () => {
  await expect(run({ name: 'nobody.knows' })).rejects.toThrow(UnrecoverableError)
})

test('a skipped job says why and is not an error', async () => {
  handlers[name] = async () => skipped('gone')
  expect(await run({})).toEqual({ status: 'skipped', reason: 'gone' })
})

test('a permanent error is not retried, any other is', async () => {
  handlers[name] = async () => {
    throw new AppError('NOT_FOUND', { permanent: true })
  }
  await expect(run({})).rejects.toThrow(UnrecoverableError)
  handlers[name] = async () => {
    throw new Error('the network blinked')
  }
  const failure = await run({}).catch((error: unknown) => error)
  expect(failure).not.toBeInstanceOf(UnrecoverableError)
  expect(failure).toMatchObject({ message: 'the network blinked' })
})
