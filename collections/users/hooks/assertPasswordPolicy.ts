import type { CollectionBeforeValidateHook } from 'payload'
import { invalidFields } from '@/errors'
import { findPasswordProblem } from '@/lib/findPasswordProblem'
import { sayTo } from '@/lib/sayTo'

/**
 * Passwords have 12 to 128 characters and are not common, whichever door they come through.
 * @throws AppError 422 on `password`
 */
export const assertPasswordPolicy: CollectionBeforeValidateHook = ({ data, req }) => {
  const password: unknown = data?.password
  if (password === undefined || password === null) return data
  const problem = findPasswordProblem(password)
  if (problem) throw invalidFields([{ path: 'password', message: sayTo(req, problem) }])
  return data
}
