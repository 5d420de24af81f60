import type { CollectionBeforeChangeHook } from 'payload'
import { holds } from '@/access/can'
import { invalidFields } from '@/errors'
import { sayTo } from '@/lib/sayTo'
import { findAccount } from '@/operations/accounts/findAccount'
import { withLockOut } from '@/operations/accounts/lockOut'
import { passwordMatches } from '@/operations/accounts/passwordWork'

/**
 * Whoever changes their own password knows the current one: an open screen is not enough. Somebody who manages
 * users sets those of others without it. The field is checked, never stored. `context.passwordProven` says that
 * an operation has seen a proof already.
 * @throws AppError 422 on `currentPassword`
 */
export const assertCurrentPassword: CollectionBeforeChangeHook = async ({
  data,
  originalDoc,
  req,
}) => {
  const { currentPassword, ...rest } = data
  if (!originalDoc || !rest.password || req.payloadAPI === 'local' || !req.user) return rest
  if (req.context.passwordProven) return rest
  const own = req.user.id === originalDoc.id
  if (!own && holds(req, 'users.manage')) return rest
  const account = await findAccount(req, String(originalDoc.id))
  const right = await withLockOut({
    payload: req.payload,
    email: account?.email ?? '',
    prove: () => passwordMatches(String(currentPassword ?? ''), account),
  })
  if (right) return rest
  throw invalidFields([
    {
      path: 'currentPassword',
      message: sayTo(req, {
        en: 'Your current password is needed to set a new one, and this is not it.',
        tr: 'Yeni parola için şu anki parolanız gerekir; bu o değil.',
      }),
    },
  ])
}
