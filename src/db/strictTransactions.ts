import { randomUUID } from 'node:crypto'
import { NodePgDatabase, NodePgSession } from '@payloadcms/db-postgres/drizzle/node-postgres'
import type { PostgresAdapter } from '@payloadcms/db-postgres/types'
import type { CollectionBeforeOperationHook, DatabaseAdapterObj, PayloadRequest } from 'payload'
import { connectSteadily } from '@/db/steadyPool'
import { AppError } from '@/errors'
import { logger } from '@/logger'

/**
 * Payload 3 can lose a write and still resolve: a nested error that a hook catches rolls the caller's
 * transaction back (payloadcms/payload #17723), a COMMIT that fails is swallowed (#17726, #17727), and a
 * bulk update whose transaction aborted reports success (#14576). This module closes those holes:
 *
 * - a commit of a transaction that is gone, or that PostgreSQL turned into a ROLLBACK, rejects;
 * - after a rollback, the same request object writes no more (else later nested writes autocommit);
 * - work handed to `afterCommit` runs only once the transaction is durable.
 *
 * It leans on the adapter's session map. `strictTransactions.int.test.ts` has one test per issue; run it
 * on every upgrade of Payload.
 */

type Outcome = { is: 'committed' | 'open' | 'rolled back' }

export type Session = PostgresAdapter['sessions'][string] & {
  /** Run once the transaction is durable, in order. */
  afterCommit: (() => unknown)[]
  outcome: Outcome
}

type Adapter = PostgresAdapter & { sessions: Record<string, Session> }

/** What drizzle keeps of the schema, once for the process. */
type Drizzle = {
  dialect: unknown
  _: { schema: unknown; fullSchema: unknown; tableNamesMap: unknown }
}

/** Wraps a database adapter so that a lost transaction rejects, and a lost connection ends no process. */
export function strictTransactions<T extends DatabaseAdapterObj>(adapterObject: T): T {
  const { init } = adapterObject
  return {
    ...adapterObject,
    init: (args: Parameters<typeof init>[0]) => {
      const adapter = init(args) as unknown as Adapter
      adapter.beginTransaction = () => begin(adapter)
      adapter.commitTransaction = (id) => commit(adapter, id)
      connectSteadily(adapter)
      return adapter as unknown as ReturnType<typeof init>
    },
  }
}

async function begin(adapter: Adapter): Promise<string> {
  await adapter.initializing
  const client = await adapter.pool.connect()
  const end = async (statement: 'commit' | 'rollback') => {
    try {
      const { command } = await client.query(statement)
      client.release()
      return command
    } catch (error) {
      client.release(error as Error)
      throw error
    }
  }
  try {
    await client.query('begin')
  } catch (error) {
    client.release(error as Error)
    throw error
  }
  const id = randomUUID()
  const outcome: Outcome = { is: 'open' }
  adapter.sessions[id] = {
    db: databaseOn(adapter, client),
    resolve: async () => {
      // PostgreSQL answers COMMIT of an aborted transaction with ROLLBACK, without an error.
      outcome.is = 'rolled back'
      if ((await end('commit')) !== 'COMMIT') throw lost('it was aborted by an earlier error')
      outcome.is = 'committed'
    },
    reject: async () => {
      outcome.is = 'rolled back'
      await end('rollback')
    },
    afterCommit: [],
    outcome,
  }
  return id
}

/**
 * What drizzle's own `drizzle(client)` makes, without working out the relations of all tables again: that
 * took a third of the work of a small transaction.
 */
function databaseOn(adapter: Adapter, client: unknown): Session['db'] {
  const { dialect, _ } = adapter.drizzle as unknown as Drizzle
  const { schema, fullSchema, tableNamesMap } = _
  const described = { schema, fullSchema, tableNamesMap }
  const session = new NodePgSession(client as never, dialect as never, described as never)
  return new NodePgDatabase(dialect as never, session as never, described as never) as never
}

async function commit(adapter: Adapter, incoming: number | Promise<number | string> | string) {
  const id = await incoming
  const session = adapter.sessions[id]
  if (!session) throw lost('it was rolled back before its commit')
  delete adapter.sessions[id]
  await session.resolve()
  for (const work of session.afterCommit) {
    // The transaction is durable: a failing follow-up must not look like a failed write.
    try {
      await work()
    } catch (error) {
      logger.error({ err: error }, 'work after a commit failed')
    }
  }
}

function lost(why: string): AppError {
  return new AppError('INTERNAL', {
    message: `The change was not saved: its transaction was lost (${why}). Try again.`,
  })
}

/** The transaction each request object last wrote in. GraphQL isolates each mutation behind a proxy of its own. */
const lastOutcome = new WeakMap<PayloadRequest, Outcome>()
const writes = new Set(['create', 'delete', 'restoreVersion', 'update'])

/**
 * Refuses a write on a request whose transaction was rolled back under it: the caller caught an error of
 * a nested call and went on, and what it writes now would commit without the rest.
 * First `beforeOperation` hook of every collection.
 */
export const refuseAfterRollback: CollectionBeforeOperationHook = async ({ operation, req }) => {
  if (!writes.has(operation)) return
  const id = await req.transactionID
  const current = id ? sessionOf(req, id)?.outcome : undefined
  if (!current) return
  const last = lastOutcome.get(req)
  if (last?.is === 'rolled back' && last !== current) {
    throw lost('an error inside it was caught and the work went on')
  }
  lastOutcome.set(req, current)
}

function sessionOf(req: PayloadRequest, id: number | string): Session | undefined {
  return (req.payload.db as unknown as Adapter).sessions[id]
}

/** The running transaction of a request, or null. */
export async function findSession(req: PayloadRequest): Promise<Session | null> {
  const id = await req.transactionID
  return (id && sessionOf(req, id)) || null
}

/**
 * Runs `work` once the request's transaction has committed; never if it rolls back. For cache
 * invalidation and socket emits only: what must not get lost goes through the outbox.
 * @throws AppError when no transaction is running
 */
export async function afterCommit(req: PayloadRequest, work: () => unknown): Promise<void> {
  const session = await requireSession(req)
  session.afterCommit.push(work)
}

/** @throws AppError when no transaction is running: what was asked for must not autocommit */
export async function requireSession(req: PayloadRequest): Promise<Session> {
  const session = await findSession(req)
  if (!session) throw lost('none is running')
  return session
}
