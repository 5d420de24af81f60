import type { CollectionBeforeChangeHook } from 'payload'
import { findNotHeld } from '@/access/can'
import { allPermissions, type Permission } from '@/access/permissions'
import { queryInTransaction, sql } from '@/db/sql'
import { AppError } from '@/errors'
import { sayTo } from '@/lib/sayTo'

/**
 * Whoever manages users, person or key, gives nobody more than they hold themselves, and takes over no account
 * (password, address, roles) that can do more than they can.
 * @throws AppError 403
 */
export const assertNotWider: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  if (!req.user || findNotHeld(req, allPermissions).length === 0) return data
  const [before, after] = [idsOf(originalDoc?.roles), idsOf(data.roles)]
  const others = originalDoc && originalDoc.id !== req.user.id
  const rolesChange = data.roles !== undefined && after.join() !== before.join()
  const taken =
    others && (rolesChange || data.password || (data.email && data.email !== originalDoc.email))
  const concerned = [...(rolesChange ? after : []), ...(taken ? before : [])]
  if (concerned.length === 0) return data
  const roles = await queryInTransaction<{ name: string; permissions: Permission[] }>(
    req,
    sql`SELECT name, permissions FROM roles WHERE id::text IN ${concerned}`,
  )
  const wanted = roles.flatMap(({ name, permissions }) =>
    name === 'admin' ? allPermissions : permissions,
  )
  if (findNotHeld(req, wanted).length === 0) return data
  throw new AppError('FORBIDDEN', {
    message: sayTo(req, {
      en: 'This account has, or would have, permissions that you do not hold.',
      tr: 'Bu hesabın sizde olmayan izinleri var ya da olacaktı.',
    }),
  })
}

const idsOf = (roles: unknown): string[] =>
  (Array.isArray(roles) ? roles : [])
    .map((role) => String(typeof role === 'object' && role !== null ? role.id : role))
    .sort()
