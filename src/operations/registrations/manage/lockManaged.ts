import type { PayloadRequest } from 'payload'
import { AppError } from '@/errors'
import type { LockedRegistration } from '@/operations/registrations/lockRegistration'
import { lockWithPools } from '@/operations/registrations/lockWithPools'
import { assertPossible, type SelfService } from '@/operations/registrations/manage/decidePossible'
import { readManaged, requireManageToken } from '@/operations/registrations/manage/readManaged'

/**
 * Locks the registration of a manage link for something its holder wants to do, and looks only then
 * whether it is possible. In the caller's transaction.
 * @throws AppError NOT_FOUND, and what `assertPossible` throws
 */
export async function lockManaged(
  { req, token }: { req: PayloadRequest; token: string },
  what: SelfService,
): Promise<LockedRegistration> {
  const { id, secret } = requireManageToken(token)
  const locked = await lockWithPools(req, id)
  if (locked.secret !== secret) throw new AppError('NOT_FOUND')
  assertPossible((await readManaged(req, token)).possible, what)
  return locked
}
