import { createHash } from 'node:crypto'
import { sql } from '@payloadcms/db-postgres'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { PostgresAdapter } from '@payloadcms/db-postgres/types'
import type { Payload, PayloadRequest } from 'payload'
import { findSession, requireSession } from '@/db/strictTransactions'

export { sql }

/** A statement, or a part of one: parts nest, and their values stay parameters. */
export type Statement = ReturnType<typeof sql>

type Result = { rows: unknown[] }

/** The parts of a drizzle database used here. */
type Executor = {
  execute: (statement: Statement) => Promise<Result>
  dialect: { sqlToQuery: (statement: SQL) => { sql: string; params: unknown[] } }
  _: {
    session: {
      prepareQuery: (
        ...wanted: [query: object, fields: undefined, name: string, asArrays: false]
      ) => { execute: () => Promise<Result> }
    }
  }
}

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
  return (await run(executor, statement)).rows as Row[]
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
  return (await run(session.db as unknown as Executor, statement)).rows as Row[]
}

const toPrepare = new WeakSet<Statement>()

/**
 * Has PostgreSQL keep a statement parsed and planned on each connection, which for a long one takes as much
 * as running it. For the hot paths, and where the text never differs: lists go in as one array.
 */
export function prepared(statement: Statement): Statement {
  toPrepare.add(statement)
  return statement
}

function run(executor: Executor, statement: Statement): Promise<Result> {
  if (!toPrepare.has(statement)) return executor.execute(statement)
  const query = executor.dialect.sqlToQuery(statement.getSQL())
  // One name for one text: a connection refuses a name it knows for another.
  const name = createHash('sha1').update(query.sql).digest('hex')
  return executor._.session.prepareQuery(query, undefined, name, false).execute()
}

function poolOf(payload: Payload) {
  return (payload.db as unknown as PostgresAdapter).drizzle
}
