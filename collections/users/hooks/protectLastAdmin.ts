import type { CollectionBeforeChangeHook } from 'payload'
import { AppError } from '@/errors'

/** The last administrator cannot lose the role: nobody could give it back. */
export const protectLastAdmin: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  if (!originalDoc || data.roles === undefined) return data
  const { docs } = await req.payload.find({
    collection: 'roles',
    where: { name: { equals: 'admin' } },
    limit: 1,
    depth: 0,
    pagination: false,
    overrideAccess: true,
    req,
  })
  const admin = docs[0]?.id
  if (!admin) return data
  const ids = (roles: unknown) =>
    (Array.isArray(roles) ? roles : []).map((role) =>
      typeof role === 'object' && role !== null ? (role as { id: string }).id : String(role),
    )
  if (!ids(originalDoc.roles).includes(admin) || ids(data.roles).includes(admin)) return data
  const { totalDocs } = await req.payload.count({
    collection: 'users',
    where: { and: [{ roles: { in: [admin] } }, { id: { not_equals: originalDoc.id } }] },
    overrideAccess: true,
    req,
  })
  if (totalDocs === 0) {
    throw new AppError('CONFLICT', {
      message: 'This is the last administrator. Give the role to someone else first.',
    })
  }
  return data
}
