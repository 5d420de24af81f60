import type { PayloadRequest } from 'payload'
import { invalidFields } from '@/errors'
import { findPasswordProblem } from '@/lib/findPasswordProblem'
import { sayTo } from '@/lib/sayTo'

/** Before anything is looked up: what is wrong with a password must not depend on who has an account. */
export function assertNewPassword(req: PayloadRequest, password: string): void {
  const problem = findPasswordProblem(password)
  if (problem) throw invalidFields([{ path: 'password', message: sayTo(req, problem) }])
}
