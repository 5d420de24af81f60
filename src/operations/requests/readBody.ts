import { addDataAndFileToRequest } from 'payload'
import type { PayloadRequest } from 'payload'
import type { z } from 'zod'
import { AppError, invalidFields } from '@/errors'

/**
 * The JSON body of a request as its schema has it; what the schema does not name is dropped.
 * @throws AppError 400 for what is not a JSON object, 422 naming each field that is wrong
 */
export async function readBody<Schema extends z.ZodType>(
  req: PayloadRequest,
  schema: Schema,
): Promise<z.output<Schema>> {
  await addDataAndFileToRequest(req)
  const data: unknown = req.data ?? {}
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new AppError('MALFORMED', { message: 'Send a JSON object.' })
  }
  const parsed = schema.safeParse(data)
  if (parsed.success) return parsed.data
  throw invalidFields(
    parsed.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message })),
  )
}
