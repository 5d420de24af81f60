import type {
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  PayloadRequest,
} from 'payload'
import { AppError } from '@/errors'
import { queryInTransaction, sql } from '@/db/sql'
import { sayTo } from '@/lib/sayTo'
import { findRoleIds } from '@/operations/roles/findRoleIds'

/** The last administrator cannot lose the role or be disabled: nobody could undo it. */
export const protectLastAdmin: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const rolesChange = data.roles !== undefined
  if (!originalDoc || (!rolesChange && !data.disabled)) return data
  const [admin] = await findRoleIds(req, ['admin'])
  if (!admin || !idsOf(originalDoc.roles).includes(admin) || originalDoc.disabled) return data
  const stays = (!rolesChange || idsOf(data.roles).includes(admin)) && !data.disabled
  if (!stays) await assertAnotherAdmin({ req, admin, user: String(originalDoc.id) })
  return data
}

/** Nor can the last administrator be deleted. */
export const keepLastAdmin: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const [admin] = await findRoleIds(req, ['admin'])
  if (admin) await assertAnotherAdmin({ req, admin, user: String(id) })
}

type Question = { req: PayloadRequest; admin: string; user: string }

/** Two administrators who remove each other at the same time wait for each other here. */
async function assertAnotherAdmin({ req, admin, user }: Question): Promise<void> {
  await queryInTransaction(req, sql`SELECT 1 FROM roles WHERE id = ${admin} FOR UPDATE`)
  const rows = await queryInTransaction<{ id: string }>(
    req,
    sql`SELECT users.id FROM users JOIN users_rels ON users_rels.parent_id = users.id
        WHERE users_rels.roles_id = ${admin} AND NOT coalesce(users.disabled, false)`,
  )
  const others = rows.filter(({ id }) => id !== user)
  if (others.length > 0 || rows.length === 0) return
  throw new AppError('CONFLICT', {
    message: sayTo(req, {
      en: 'This is the last administrator. Give the role to someone else first.',
      tr: 'Bu son yönetici. Önce rolü bir başkasına verin.',
    }),
  })
}

const idsOf = (roles: unknown) =>
  (Array.isArray(roles) ? roles : []).map((role) =>
    typeof role === 'object' && role !== null ? (role as { id: string }).id : String(role),
  )
