import { Queue, Worker, createPostgresBackend, setDefaultBackendFactory } from 'bullmq'
import type { Processor, QueueOptions } from 'bullmq'
import { makeRedis } from '@/adapters/redis'
import { databaseUrl } from '@/db/databaseUrl'
import { env } from '@/env'
import { logger } from '@/logger'
import type { QueueName } from '@jobs/defineJob'

/** How many jobs of each queue one worker process runs at once. */
export const concurrency: Record<QueueName, number> = {
  mail: 8,
  documents: 2,
  media: 1,
  events: 2,
  campaigns: 2,
  social: 4,
  webhooks: 8,
  maintenance: 1,
}

/** Schema of BullMQ's own tables when it runs on PostgreSQL. */
export const queueSchema = 'bullmq'

// Chosen once per process: BullMQ's classes take the backend from here.
if (env.queue.kind === 'postgres') setDefaultBackendFactory(createPostgresBackend as never)

/** After the queue store was not reachable; BullMQ's own is a quarter of a minute. */
const retryMs = 1_000

type Connection = QueueOptions['connection']

/** One Redis connection for all queues of the process; workers get their own, since they block. */
let sharedRedis: ReturnType<typeof makeRedis> | undefined

function postgresConnection(max: number): Connection {
  return { connectionString: databaseUrl(), schema: queueSchema, max } as never
}

function queueConnection(): Connection {
  return env.queue.kind === 'postgres' ? postgresConnection(2) : (queueRedis() as never)
}

// Adding must fail at once while Redis is away: the rows wait in the outbox.
const queueRedis = () => (sharedRedis ??= makeRedis({ failFast: true }))

type StoreMark = 'known' | 'new'

const markKey = () => `${queuePrefix()}:mark`

/** What `markStore` left in the queue store; null in one that is empty. Tables beside all others are `known`. */
export async function readStoreMark(): Promise<StoreMark | null> {
  if (env.queue.kind === 'postgres') return 'known'
  return (await queueRedis().get(markKey())) as StoreMark | null
}

export async function markStore(mark: StoreMark): Promise<void> {
  if (env.queue.kind === 'redis') await queueRedis().set(markKey(), mark)
}

// Next bundles a copy of this module into its pages: one set of queues, closed once, serves them all.
const shared = globalThis as { rostrumQueues?: Map<QueueName, Queue> }
const queues = (shared.rostrumQueues ??= new Map<QueueName, Queue>())

/** The queue of that name; made on first use, one per process. */
export function requireQueue(name: QueueName): Queue {
  const known = queues.get(name)
  if (known) return known
  const queue = new Queue(name, {
    connection: queueConnection(),
    ...(env.queue.kind === 'redis' ? { prefix: queuePrefix() } : {}),
  })
  queue.on('error', (error) => logger.warn({ err: error, queue: name }, 'queue store trouble'))
  queues.set(name, queue)
  // BullMQ remembers that its first look failed: the next caller gets another queue.
  queue.waitUntilReady().catch(() => {
    if (queues.get(name) === queue) queues.delete(name)
    void queue.close().catch(() => undefined)
  })
  return queue
}

/** Two databases may share one Redis (tests, staging): the database's name keeps their queues apart. */
function queuePrefix(): string {
  return `rostrum:${new URL(databaseUrl()).pathname.slice(1)}`
}

/** A BullMQ worker on one queue. The caller closes it. */
export function makeWorker(name: QueueName, process: Processor) {
  const connection =
    env.queue.kind === 'postgres'
      ? postgresConnection(concurrency[name] + 1)
      : (makeRedis() as never)
  const worker = new Worker(name, process, {
    concurrency: concurrency[name],
    ...(env.queue.kind === 'redis' ? { prefix: queuePrefix() } : {}),
    connection,
    runRetryDelay: retryMs,
  })
  worker.on('error', (error) => logger.warn({ err: error, queue: name }, 'queue store trouble'))
  return worker
}

/** Closes every queue this process opened. Safe to repeat. */
export async function closeQueues(): Promise<void> {
  await Promise.all([...queues.values()].map((queue) => queue.close()))
  queues.clear()
  sharedRedis?.disconnect()
  sharedRedis = undefined
}
