/** @backends */
import { Writable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { context, type Context, propagation, trace } from '@opentelemetry/api'
import type { Span } from '@opentelemetry/api'
import { AsyncLocalStorage } from 'node:async_hooks'
import { queryRows, sql } from '@/db/sql'
import { watchQueries } from '@/db/watchQueries'
import { currentContext } from '@/lib/requestContext'
import { logger } from '@/logger'
import { makeEvent } from '@/testing/factories/makeEvent'
import { startTestPlatform, type TestPlatform, waitFor } from '@/testing/harness'
import { handlers } from '@jobs/handlers'

/** As an SDK does it: spans that are kept, and `traceparent` between processes. */
const spans: { name: string; id: string; parent?: string }[] = []
const parentKey = Symbol.for('test span')

function installTracer(): void {
  const active = new AsyncLocalStorage<Context>()
  context.setGlobalContextManager({
    active: () => active.getStore() ?? rootContext,
    with: (given, work, self, ...args) =>
      active.run(given, () => Reflect.apply(work, self, args) as never),
    bind: (_given, target) => target,
    enable: () => context as never,
    disable: () => context as never,
  })
  propagation.setGlobalPropagator({
    inject: (given, carrier, setter) => {
      const id = given.getValue(parentKey) as string | undefined
      if (id) setter.set(carrier, 'traceparent', id)
    },
    extract: (given, carrier, getter) => {
      const id = getter.get(carrier, 'traceparent')
      return id ? given.setValue(parentKey, String(id)) : given
    },
    fields: () => ['traceparent'],
  })
  trace.setGlobalTracerProvider({
    getTracer: () => ({
      startSpan: () => trace.wrapSpanContext({ traceId: '', spanId: '', traceFlags: 0 }),
      startActiveSpan: (...args: unknown[]) => {
        const [name, , from, work] = args as [string, unknown, Context, (span: Span) => never]
        const id = `span-${spans.length}`
        spans.push({ name, id, parent: from.getValue(parentKey) as string | undefined })
        const span = trace.wrapSpanContext({ traceId: id, spanId: id, traceFlags: 1 })
        return context.with(from.setValue(parentKey, id), () => work(span))
      },
    }),
  })
}

let platform: TestPlatform
const rootContext = context.active()
const jobs: { requestId?: string; jobName?: string }[] = []
const lines: string[] = []

beforeAll(async () => {
  installTracer()
  platform = await startTestPlatform()
  const name = 'registrations.sendAdmission'
  const handler = handlers[name]
  handlers[name] = async (job, payload) => {
    jobs.push(currentContext())
    return handler(job, payload as never)
  }
})
afterAll(async () => {
  await platform.close()
  context.disable()
  propagation.disable()
  trace.disable()
})

test('a job knows the request that asked for it, and its span goes on with that trace', async () => {
  const { event } = await makeEvent({ payload: platform.payload })
  const response = await platform.request(`/api/events/${event.id}/register`, {
    method: 'POST',
    headers: { 'X-Request-Id': 'asked-for-by-this', traceparent: 'from-outside' },
    body: { email: 'ada@example.org', givenName: 'Ada', familyName: 'L' },
  })
  expect(response.status).toBe(201)
  await platform.startWorker()
  const job = await waitFor('the job', () => jobs.find(({ requestId }) => requestId))
  expect(job).toMatchObject({
    requestId: 'asked-for-by-this',
    jobName: 'registrations.sendAdmission',
  })
  const http = spans.find(({ name }) => name.startsWith('POST /api/events'))
  expect(http?.parent).toBe('from-outside')
  const run = spans.find(({ name }) => name === 'job registrations.sendAdmission')
  expect(run?.parent).toBe(http?.id)
  expect(spans.map(({ name }) => name)).toContain('outbox relay')
})

test('a slow statement is logged once, with its shape and none of its values', async () => {
  const stream = Object.getOwnPropertySymbols(logger).find(
    (symbol) => String(symbol) === 'Symbol(pino.stream)',
  ) as symbol
  const kept = Object(logger)[stream] as unknown
  const level = logger.level
  logger.level = 'warn'
  Object.assign(logger, {
    [stream]: new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        lines.push(chunk.toString())
        done()
      },
    }),
  })
  // The worker of this file may hold the whole pool; a statement that has to connect first says nothing here.
  await waitFor('a connection at rest', () =>
    queryRows(platform.payload, sql`SELECT 1`).then(
      () => true,
      () => false,
    ),
  )
  try {
    watchQueries(platform.payload)
    await queryRows(
      platform.payload,
      sql`SELECT pg_sleep(0.6), ${'canary-in-parameter'}::text, 'canary-in-text'`,
    )
    await queryRows(platform.payload, sql`SELECT 'quick'`)
  } finally {
    logger.level = level
    Object.assign(logger, { [stream]: kept })
  }
  // On a busy machine others may be slow as well.
  const slow = lines.filter((line) => line.includes('slow query') && line.includes('pg_sleep'))
  expect(slow).toHaveLength(1)
  expect(slow[0]).toContain('SELECT pg_sleep(?), $1::text, ?')
  expect(slow[0]).not.toContain('canary')
})
