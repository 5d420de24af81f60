import type { CollectionBeforeValidateHook } from 'payload'
import { findRoleIds } from '@/operations/roles/findRoleIds'

/** A user created without roles gets `user`. */
export const defaultRole: CollectionBeforeValidateHook = async ({ data, operation, req }) => {
  if (operation !== 'create' || !data || (Array.isArray(data.roles) && data.roles.length > 0)) {
    return data
  }
  return { ...data, roles: await findRoleIds(req, ['user']) }
}
