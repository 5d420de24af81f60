import type { PayloadRequest } from 'payload'
import { invalidFields } from '@/errors'
import { findPasswordProblem } from '@/lib/findPasswordProblem'
import { sayTo } from '@/lib/sayTo'

type Wanted = { password: string; email?: string; firstName?: string; lastName?: string }

/** Before anything is looked up: what is wrong with a password must not depend on who has an account. */
export function assertNewPassword(req: PayloadRequest, wanted: Wanted): void {
  const { password, email, firstName, lastName } = wanted
  const problem = findPasswordProblem(password, [email, firstName, lastName])
  if (problem) throw invalidFields([{ path: 'password', message: sayTo(req, problem) }])
}
