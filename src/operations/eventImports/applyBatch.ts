import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { afterCommit } from '@/db/strictTransactions'
import { inTransaction } from '@/db/transaction'
import { makeProblem } from '@/lib/eventImport/problems'
import type { ImportedRow } from '@/lib/eventImport/readEvents'
import { describeError } from '@/lib/describeError'
import { logger } from '@/logger'
import { announceProgress } from '@/operations/eventImports/announceProgress'
import type { ImportRow } from '@/operations/eventImports/importRow'
import { type Plan, planRows } from '@/operations/eventImports/planRows'
import { writePlan } from '@/operations/eventImports/writePlan'
import { writeReport } from '@/operations/eventImports/writeReport'

type Batch = { payload: Payload; row: ImportRow; rows: ImportedRow[] }

/**
 * Gives some rows of an import their effect: events, report, counts and the cursor in one transaction. A
 * row that cannot be saved does not take the others with it: they are then tried one by one.
 * @returns false if the import was cancelled, or another worker has these rows
 * @throws when the database is away; nothing of the batch was kept
 */
export async function applyBatch(batch: Batch): Promise<boolean> {
  try {
    return await apply(batch)
  } catch (error) {
    if (isTransient(error)) throw error
    if (batch.rows.length === 1) return refuse(batch, error)
  }
  for (const [index, single] of batch.rows.entries()) {
    const row = { ...batch.row, done: batch.row.done + index }
    if (!(await applyBatch({ ...batch, row, rows: [single] }))) return false
  }
  return true
}

const isTransient = (error: unknown) =>
  describeError(error, { signedIn: true }).code === 'UNAVAILABLE'

/** The same row once more, as one that cannot be saved. */
async function refuse(batch: Batch, error: unknown): Promise<boolean> {
  const [row] = batch.rows as [ImportedRow]
  const { code, message } = describeError(error, { signedIn: true })
  if (code === 'INTERNAL') logger.error({ err: error, import: batch.row.id }, 'row not imported')
  const problem = makeProblem({ line: row.line, code: 'NOT_SAVED', facts: { reason: message } })
  const refused = { ...row, draft: null, problems: [...row.problems, problem] }
  return apply({ ...batch, rows: [refused] })
}

async function apply({ payload, row, rows }: Batch): Promise<boolean> {
  const req = await actAs(payload, row)
  return inTransaction(req, async () => {
    const to = row.done + rows.length
    const [mine] = await queryInTransaction(
      req,
      sql`UPDATE event_imports SET done = ${to}, updated_at = now()
          WHERE id = ${row.id} AND status = 'running' AND done = ${row.done} RETURNING id`,
    )
    if (!mine) return false
    if (!row.dryRun) {
      // Two files may hold the same event: their batches take turns.
      await queryInTransaction(req, sql`SELECT pg_advisory_xact_lock(hashtext('event-imports'))`)
    }
    const plans = await planRows({ req, rows, updateExisting: row.options.updateExisting })
    for (const plan of plans) {
      if (!row.dryRun) await writePlan({ req, plan, importId: row.id })
    }
    await writeReport({ req, id: row.id, first: row.done, plans })
    await addCounts({ req, id: row.id, plans })
    const { id, total, startedBy } = row
    await afterCommit(req, () =>
      announceProgress({ id, total, startedBy, done: to, status: 'running' }),
    )
    return true
  })
}

/** Acts as whoever started the import: the audit log names them, and texts are in their language. */
async function actAs(payload: Payload, row: ImportRow): Promise<PayloadRequest> {
  const req = await createLocalReq({}, payload)
  const user = row.startedBy
    ? await payload.findByID({
        collection: 'users',
        id: row.startedBy,
        depth: 0,
        disableErrors: true,
        overrideAccess: true,
        req,
      })
    : null
  if (user) req.user = { ...user, collection: 'users' } as never
  req.i18n = { ...req.i18n, language: row.language }
  return req
}

type Counting = { req: PayloadRequest; id: string; plans: Plan[] }

async function addCounts({ req, id, plans }: Counting): Promise<void> {
  const of = (action: Plan['action']) => plans.filter((plan) => plan.action === action).length
  const warnings = plans
    .flatMap(({ problems }) => problems)
    .filter(({ level }) => level === 'warning').length
  await queryInTransaction(
    req,
    sql`UPDATE event_imports SET
          created = created + ${of('create')}, updated = updated + ${of('update')},
          unchanged = unchanged + ${of('unchanged')}, kept = kept + ${of('keep')},
          duplicates = duplicates + ${of('duplicate')}, refused = refused + ${of('refuse')},
          warnings = warnings + ${warnings}
        WHERE id = ${id}`,
  )
}
