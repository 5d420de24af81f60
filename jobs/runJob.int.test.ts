/** @backends */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { UnrecoverableError } from 'bullmq'
import type { Job } from 'bullmq'
import { AppError } from '@/errors'
import { startTestPlatform, waitFor } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'
import { captureLogs } from '@/testing/security/captureLogs'
import { originKey } from '@jobs/defineJob'
import { handlers } from '@jobs/handlers'
import { skipped } from '@jobs/jobHandler'
import { requireQueue } from '@jobs/queues'
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

test('a payload or a name that this version does not know is refused for good after an hour', async () => {
  const timestamp = Date.now() - 61 * 60_000
  const old = [run({ data: { extra: true }, timestamp }), run({ name: 'nobody.knows', timestamp })]
  for (const each of old) await expect(each).rejects.toThrow(UnrecoverableError)
})

test('until then it waits for a worker of the other version, and no try is counted', async () => {
  await platform.startWorker()
  const queue = requireQueue('maintenance')
  await queue.add('nobody.knows', {}, { jobId: 'newer-name', attempts: 1 })
  await queue.add(name, { extra: true }, { jobId: 'newer-payload', attempts: 1 })
  for (const id of ['newer-name', 'newer-payload']) {
    await waitFor(`${id} to wait`, async () => (await queue.getJob(id))?.isDelayed())
    const job = await queue.getJob(id)
    expect([await job?.isFailed(), job?.attemptsMade]).toEqual([false, 0])
  }
})

test('a skipped job says why and is not an error', async () => {
  handlers[name] = async () => skipped('gone')
  expect(await run({})).toEqual({ status: 'skipped', reason: 'gone' })
})

test('a line of a job says its ids, each once', async () => {
  handlers[name] = async () => skipped('gone')
  const logs = captureLogs()
  await run({ data: { [originKey]: { requestId: 'asked-by' } } })
  logs.stop()
  const line = logs.lines.find((each) => each.includes('job ended')) ?? ''
  expect(JSON.parse(line)).toMatchObject({
    jobId: 'outbox-1',
    jobName: name,
    requestId: 'asked-by',
  })
  for (const key of ['jobId', 'jobName', 'requestId']) {
    expect(line.split(`"${key}"`)).toHaveLength(2)
  }
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
