import type { CollectionBeforeDeleteHook } from 'payload'
import { AppError } from '@/errors'

/** Built-in roles stay: users and code refer to them by name. */
export const refuseBuiltInDelete: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const role = await req.payload.findByID({
    collection: 'roles',
    id,
    depth: 0,
    disableErrors: true,
    overrideAccess: true,
    req,
  })
  if (role?.builtIn) {
    throw new AppError('CONFLICT', {
      message: 'Built-in roles cannot be deleted. Take their permissions away instead.',
    })
  }
}
