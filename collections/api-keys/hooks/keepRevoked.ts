import type { CollectionBeforeChangeHook } from 'payload'

/** A revoked key stays revoked, since that very moment. */
export const keepRevoked: CollectionBeforeChangeHook = ({ data, operation, originalDoc }) => {
  if (operation !== 'update') return data
  const since = originalDoc?.revokedAt ?? (data.revokedAt ? new Date().toISOString() : null)
  return { ...data, revokedAt: since }
}
