import type { z } from 'zod'
import { invalidFields } from '@/errors'

/**
 * Fields of a form or a query as their schema has them.
 * @throws AppError 422 naming each field that is wrong
 */
export function parseOptions<Schema extends z.ZodType>(
  schema: Schema,
  fields: Record<string, unknown>,
): z.output<Schema> {
  const parsed = schema.safeParse(fields)
  if (parsed.success) return parsed.data
  throw invalidFields(
    parsed.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message })),
  )
}
