import type { PayloadRequest } from 'payload'
import { AppError, invalidFields } from '@/errors'
import { sayTo } from '@/lib/sayTo'
import { findAccount, type Account } from '@/operations/accounts/findAccount'
import { withLockOut } from '@/operations/accounts/lockOut'
import { passwordMatches } from '@/operations/accounts/passwordWork'
import { requirePerson } from '@/operations/accounts/requirePerson'
import { useCode } from '@/operations/secondFactor/useCode'

type Proofs = { req: PayloadRequest; password: string; code?: string }

/**
 * The signed-in person shows once more that they hold the account, before its protection changes: the password,
 * and a code where `code` is given. Wrong ones count in the lock-out.
 * @throws AppError 422 on the password or the code, 429 and 503 as `withLockOut`
 */
export async function proveHolder({ req, password, code }: Proofs): Promise<Account> {
  const { id } = requirePerson(req)
  const account = await findAccount(req, id)
  if (!account) throw new AppError('UNAUTHENTICATED')
  let passwordRight = false
  const right = await withLockOut({
    payload: req.payload,
    email: account.email,
    prove: async () => {
      passwordRight = await passwordMatches(password, account)
      return passwordRight && (code === undefined || (await useCode({ req, user: id, code })))
    },
  })
  if (right) return account
  throw invalidFields([
    passwordRight
      ? {
          path: 'code',
          message: sayTo(req, {
            en: 'This code is not right, or was used already. Wait for the next one.',
            tr: 'Bu kod doğru değil ya da kullanılmış. Bir sonrakini bekleyin.',
          }),
        }
      : {
          path: 'password',
          message: sayTo(req, {
            en: 'This is not your current password.',
            tr: 'Bu, şu anki parolanız değil.',
          }),
        },
  ])
}
