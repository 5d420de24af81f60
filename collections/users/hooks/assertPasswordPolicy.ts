import type { CollectionBeforeValidateHook } from 'payload'
import { invalidFields } from '@/errors'
import { findPasswordProblem } from '@/lib/findPasswordProblem'
import { sayTo } from '@/lib/sayTo'
import type { User } from '@/payload-types'

/**
 * Passwords have 12 to 128 characters, are not common and more than their holder's name or address, whichever door
 * they come through.
 * @throws AppError 422 on `password`
 */
export const assertPasswordPolicy: CollectionBeforeValidateHook = ({ data, originalDoc, req }) => {
  const password: unknown = data?.password
  if (password === undefined || password === null) return data
  const { email, firstName, lastName } = { ...originalDoc, ...data } as Partial<User>
  const problem = findPasswordProblem(password, [email, firstName, lastName])
  if (problem) throw invalidFields([{ path: 'password', message: sayTo(req, problem) }])
  return data
}
