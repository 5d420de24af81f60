import { sql, type Statement } from '@/db/sql'

/** Ids as one PostgreSQL array parameter (drizzle would write a JavaScript array as a list). */
export function uuidArray(ids: readonly string[]): Statement {
  return sql`${`{${ids.join(',')}}`}::uuid[]`
}
