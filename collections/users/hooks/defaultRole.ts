import type { CollectionBeforeValidateHook } from 'payload'

/** A user created without roles gets `user`. */
export const defaultRole: CollectionBeforeValidateHook = async ({ data, operation, req }) => {
  if (operation !== 'create' || !data || (Array.isArray(data.roles) && data.roles.length > 0)) {
    return data
  }
  const { docs } = await req.payload.find({
    collection: 'roles',
    where: { name: { equals: 'user' } },
    limit: 1,
    depth: 0,
    pagination: false,
    // The built-in role is looked up for whoever registers, who may not read roles.
    overrideAccess: true,
    req,
  })
  return { ...data, roles: docs.map((role) => role.id) }
}
