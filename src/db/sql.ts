import { sql } from '@payloadcms/db-postgres'
import type { PostgresAdapter } from '@payloadcms/db-postgres/types'
import type { Payload, PayloadRequest } from 'payload'
import { findSession, requireSession } from '@/db/strictTransactions'

export { sql }

/** A statement, or a part of one: parts nest, and their values stay parameters. */
export type Statement = ReturnType<typeof sql>

type Executor = { execute: (statement: Statement) => Promise<{ rows: unknown[] }> }

/**
 * Runs one statement and gives its rows. In a request's transaction when one is running, else on the pool.
 * Build `statement` with the `sql` tag: values become parameters.
 */
export async function queryRows<Row>(
  where: Payload | PayloadRequest,
  statement: Statement,
): Promise<Row[]> {
  const session = 'payload' in where ? await findSession(where) : null
  const payload = 'payload' in where ? where.payload : where
  const executor = (session?.db ?? poolOf(payload)) as unknown as Executor
  return (await executor.execute(statement)).rows as Row[]
}

/**
 * Like `queryRows`, for a statement that must stand or fall with the caller's transaction
 * (seats, numbers, ledgers, the outbox).
 * @throws AppError when no transaction is running
 */
export async function queryInTransaction<Row>(
  req: PayloadRequest,
  statement: Statement,
): Promise<Row[]> {
  const session = await requireSession(req)
  return (await (session.db as unknown as Executor).execute(statement)).rows as Row[]
}

function poolOf(payload: Payload) {
  return (payload.db as unknown as PostgresAdapter).drizzle
}
