import type { CollectionBeforeChangeHook } from 'payload'
import { findNotHeld } from '@/access/can'
import { allPermissions, type Permission } from '@/access/permissions'
import { AppError } from '@/errors'
import { sayTo } from '@/lib/sayTo'

/**
 * Nobody puts a permission into a role that they do not hold.
 * @throws AppError 403
 */
export const assertGrantable: CollectionBeforeChangeHook = ({ data, originalDoc, req }) => {
  if (!req.user) return data
  // What is no list, and no permission, is refused by the field's own check, which comes later.
  if (!Array.isArray(data.permissions)) return data
  const had = new Set((originalDoc?.permissions ?? []) as Permission[])
  const named = data.permissions as Permission[]
  const added = allPermissions.filter((each) => named.includes(each) && !had.has(each))
  const missing = findNotHeld(req, added)
  if (missing.length === 0) return data
  throw new AppError('FORBIDDEN', {
    message: sayTo(req, {
      en: `You do not hold: ${missing.join(', ')}.`,
      tr: `Sizde olmayan izinler: ${missing.join(', ')}.`,
    }),
  })
}
