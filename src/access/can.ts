import type { PayloadRequest } from 'payload'
import { AppError } from '@/errors'
import { allPermissions } from '@/access/permissions'
import type { Permission } from '@/access/permissions'

/** Anyone a permission can be asked of: a signed-in user with populated roles, or nobody. */
export type Subject = { id: string; roles?: unknown } | null | undefined

const cache = new WeakMap<object, ReadonlySet<Permission>>()
const nothing: ReadonlySet<Permission> = new Set()

/**
 * The permissions of a user: the union of those of their roles. The user carries its roles populated
 * (users collection, `auth.depth` 1), read anew on every request, so a change takes effect on the next.
 */
export function permissionsOf(user: Subject): ReadonlySet<Permission> {
  // Marked by `operations/secondFactor/holdToSecondFactor`.
  if (!user || '_mustEnrol' in user) return nothing
  return grantedBy(user)
}

/** Whether the panel opens for somebody: also to set up the second factor that their role asks for. */
export const mayOpenPanel = (user: Subject): boolean =>
  Boolean(user) && grantedBy(user as object & Subject).has('admin.access')

function grantedBy(user: NonNullable<Subject>): ReadonlySet<Permission> {
  const known = cache.get(user)
  if (known) return known
  const roles = Array.isArray(user.roles) ? user.roles : []
  const granted = new Set<Permission>()
  for (const role of roles) {
    if (typeof role !== 'object' || role === null) continue
    const { name, permissions } = role as { name?: string; permissions?: Permission[] }
    for (const permission of name === 'admin' ? allPermissions : (permissions ?? [])) {
      granted.add(permission)
    }
  }
  cache.set(user, granted)
  return granted
}

/** Whether the user of a request holds a permission. */
export function holds(req: Pick<PayloadRequest, 'user'>, permission: Permission): boolean {
  return permissionsOf(req.user as Subject).has(permission)
}

/** Which of these the user of a request does not hold, and so may not give to others. */
export function findNotHeld(
  req: Pick<PayloadRequest, 'user'>,
  wanted: readonly Permission[],
): Permission[] {
  return wanted.filter((permission) => !holds(req, permission))
}

/** Access atom: the user holds the permission. */
export function can(permission: Permission) {
  return ({ req }: { req: PayloadRequest }): boolean => holds(req, permission)
}

/**
 * For endpoints: lets holders pass.
 * @throws AppError 401 without a user, 403 without the permission
 */
export function assertCan(req: PayloadRequest, permission: Permission): void {
  if (!req.user) throw new AppError('UNAUTHENTICATED')
  if (!holds(req, permission)) throw new AppError('FORBIDDEN')
}
