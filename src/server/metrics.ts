import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { PostgresAdapter } from '@payloadcms/db-postgres/types'
import type { Payload } from 'payload'
import type pg from 'pg'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Server } from 'socket.io'
import { queryRows, sql } from '@/db/sql'
import { env } from '@/env'
import { AppError, toErrorBody } from '@/errors'
import { currentContext } from '@/lib/requestContext'
import { logger } from '@/logger'
import { countSecurityEvents } from '@/operations/security/tellSecurityEvent'
import { routeOf } from '@/server/routeOf'
import { queueNames } from '@jobs/defineJob'
import { requireQueue } from '@jobs/queues'

type Options = {
  payload: Payload
  io: Server
  publicReads: { hits: number; misses: number }
}

type Observed = { method: string; path: string; status: number; seconds: number }

/**
 * Prometheus metrics of this web process and of what all processes share: requests, cache, sockets,
 * database pool, outbox and queues. `/metrics` is for the loopback address and for whoever has the token.
 */
export function makeMetrics({ payload, io, publicReads }: Options) {
  const registers = [new Registry()]
  const [registry] = registers as [Registry]
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'rostrum_http_request_seconds',
    help: 'Time to answer a request.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  })
  const known = new Set(Object.keys(payload.collections))
  gauge(registers, 'rostrum_public_reads', 'Public reads by where they were answered.', ['from'])(
    () => [
      [{ from: 'memory' }, publicReads.hits],
      [{ from: 'database' }, publicReads.misses],
    ],
  )
  gauge(
    registers,
    'rostrum_sockets',
    'Connected socket clients of this process.',
  )(() => [[{}, io.engine.clientsCount]])
  gauge(registers, 'rostrum_pool_connections', 'Database connections of this process.', ['state'])(
    () => {
      const { totalCount, idleCount, waitingCount } = poolOf(payload)
      return [
        [{ state: 'open' }, totalCount],
        [{ state: 'idle' }, idleCount],
        [{ state: 'wanted' }, waitingCount],
      ]
    },
  )
  gauge(
    registers,
    'rostrum_outbox_waiting',
    'Jobs that are due and not yet in a queue.',
  )(async () => [[{}, (await readOutbox(payload)).waiting]])
  gauge(
    registers,
    'rostrum_outbox_lag_seconds',
    'Age of the oldest job that is due.',
  )(async () => [[{}, (await readOutbox(payload)).lag]])
  gauge(
    registers,
    'rostrum_security_events',
    'Security events of this process since it started, by name.',
    ['event'],
  )(() => countSecurityEvents().map(([event, count]) => [{ event }, count]))
  gauge(registers, 'rostrum_jobs', 'Jobs by queue and state.', ['queue', 'state'])(countJobs)
  const scrapeFailures = new Counter({
    name: 'rostrum_metrics_failures_total',
    help: 'Scrapes that could not read everything.',
    registers,
  })

  return {
    observe: ({ method, path, status, seconds: took }: Observed) => {
      const route = routeOf({ path, status, known })
      seconds.observe({ method, route, status: String(status) }, took)
    },
    answer: async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
      if (!mayRead(req)) return refuse(res)
      try {
        const text = await registry.metrics()
        res.writeHead(200, { 'Content-Type': registry.contentType }).end(text)
      } catch (error) {
        scrapeFailures.inc()
        logger.warn({ err: error }, 'metrics could not be read')
        send(res, new AppError('UNAVAILABLE'))
      }
    },
  }
}

type Reading = [labels: Record<string, string>, value: number]

/** A gauge that is read when somebody asks. */
// eslint-disable-next-line no-restricted-syntax -- reads like prom-client's own
function gauge(registers: Registry[], name: string, help: string, labelNames: string[] = []) {
  return (read: () => Promise<Reading[]> | Reading[]) =>
    new Gauge({
      name,
      help,
      labelNames,
      registers,
      async collect() {
        for (const [labels, value] of await read()) this.set(labels, value)
      },
    })
}

async function readOutbox(payload: Payload): Promise<{ waiting: number; lag: number }> {
  const [row] = await queryRows<{ waiting: string; lag: string | null }>(
    payload,
    sql`SELECT count(*) AS waiting, extract(epoch FROM now() - min(run_at)) AS lag
        FROM outbox WHERE published_at IS NULL AND run_at <= now()`,
  )
  return { waiting: Number(row?.waiting ?? 0), lag: Number(row?.lag ?? 0) }
}

async function countJobs(): Promise<Reading[]> {
  const readings = await Promise.all(
    queueNames.map(async (queue) => {
      const counts = await requireQueue(queue).getJobCounts()
      return Object.entries(counts).map(([state, n]): Reading => [{ queue, state }, n])
    }),
  )
  return readings.flat()
}

const poolOf = (payload: Payload) => (payload.db as unknown as PostgresAdapter).pool as pg.Pool

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** A proxy on this machine comes from the loopback address too, but says for whom. */
function mayRead({ headers, socket }: IncomingMessage): boolean {
  const token = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1]
  if (token !== undefined && env.metricsToken) return sameText(token, env.metricsToken)
  const isForwarded = Object.keys(headers).some((name) => ofProxies.test(name))
  return !isForwarded && loopback.has(socket.remoteAddress ?? '')
}

/** Headers that a proxy on this machine leaves on what it hands on, whichever of them it is set to. */
const ofProxies = /^(forwarded|via|x-real-ip|x-forwarded-\w+)$/

const digest = (text: string) => createHash('sha256').update(text).digest()
const sameText = (a: string, b: string) => timingSafeEqual(digest(a), digest(b))

const refuse = (res: ServerResponse) =>
  send(
    res,
    new AppError('UNAUTHENTICATED', {
      message:
        'Metrics are for the loopback address, or for who sends METRICS_TOKEN as a Bearer token.',
    }),
  )

function send(res: ServerResponse, error: AppError): void {
  res.writeHead(error.status, { 'Content-Type': 'application/json' })
  res.end(JSON.stringify(toErrorBody(error, currentContext().requestId)))
}
