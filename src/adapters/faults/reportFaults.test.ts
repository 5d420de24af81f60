import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { runWithContext } from '@/lib/requestContext'
import { logger } from '@/logger'
import { startFakeServer, type FakeServer } from '@/testing/fakes/fakeServer'
import { reportFaults } from './reportFaults'

let sentry: FakeServer
beforeAll(async () => {
  sentry = await startFakeServer(() => ({ status: 200, body: {} }))
})
afterAll(() => sentry.close())

/** What came, each as the JSON of its event. */
const reports = () =>
  sentry.requests.map(({ body }) => JSON.parse(body.toString().split('\n')[2] ?? '') as unknown)

test('what is logged as an error is reported with its ids and without values; nothing else is', async () => {
  const dsn = sentry.url.replace('http://', 'http://public@') + '/7'
  const stop = await reportFaults({ dsn, role: 'worker' })
  const query = 'select "id" from "contacts" where "email" = $1'
  const fault = Object.assign(new Error(`Failed query: ${query}\nparams: ada@example.org`), {
    query,
  })
  runWithContext(
    { requestId: 'asked-by', jobId: 'outbox-1', jobName: 'a.job', ip: '203.0.113.9' },
    () => {
      logger.error({ err: fault }, 'job failed')
      logger.warn({ err: new Error('not yet') }, 'job failed')
      logger.error('without one')
    },
  )
  await stop()
  logger.error({ err: new Error('after the end') })
  expect(sentry.requests[0]?.path).toBe('/api/7/envelope/')
  expect(reports()).toEqual([
    expect.objectContaining({
      environment: 'test',
      tags: { role: 'worker', requestId: 'asked-by', jobId: 'outbox-1', jobName: 'a.job' },
      exception: {
        values: [
          expect.objectContaining({
            type: 'Error',
            value: expect.stringContaining('Failed query: select'),
            stacktrace: { frames: expect.arrayContaining([expect.any(Object)]) },
          }),
        ],
      },
    }),
  ])
  expect(sentry.requests[0]?.body.toString()).not.toMatch(/ada@|203\.0/)
})

test('a Sentry that is away, or none, disturbs nobody', async () => {
  const away = await reportFaults({ dsn: 'http://public@127.0.0.1:9/7', role: 'web' })
  logger.error({ err: new Error('nobody hears it') })
  await away()
  const { error } = logger
  const none = await reportFaults({ dsn: '', role: 'web' })
  expect(logger.error).toBe(error)
  await none()
})
