import type { PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { queryInTransaction, sql } from '@/db/sql'
import type { Plan } from '@/operations/eventImports/planRows'

type Input = {
  req: PayloadRequest
  id: string
  /** Index of the first row in the file. */
  first: number
  plans: Plan[]
}

/** Problems a row can have are fewer than this. */
const room = 1_000

/** Writes down every problem of these rows, in the transaction of their batch. */
export async function writeReport({ req, id, first, plans }: Input): Promise<void> {
  const lines = plans.flatMap(({ problems }, row) =>
    problems.map(({ line, level, code, field, column, message }, index) => ({
      ...{ line, level, code, field, column, message },
      id: uuidv7(),
      position: (first + row) * room + Math.min(index, room - 1),
    })),
  )
  if (lines.length === 0) return
  await queryInTransaction(
    req,
    sql`INSERT INTO event_import_lines
          (id, import_id, position, line, level, code, field, column_name, message,
           created_at, updated_at)
        SELECT id, ${id}, position, line, level, code, field, "column", message, now(), now()
        FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
          AS told(id uuid, position bigint, line int, level text, code text, field text,
                  "column" text, message jsonb)`,
  )
}
