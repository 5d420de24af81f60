import type { CollectionBeforeChangeHook } from 'payload'

/**
 * Who opens an account for oneself has to confirm the address; for whom staff or a script opens one, they vouch.
 * Another address has not been confirmed, and nothing of the former one's contact follows it.
 */
export const resetConfirmation: CollectionBeforeChangeHook = ({ data, originalDoc, req }) => {
  if (!originalDoc) {
    const vouched = !req.context.selfRegistered
    return vouched ? { emailVerifiedAt: new Date().toISOString(), ...data } : data
  }
  return data.email !== undefined && data.email !== originalDoc.email
    ? { ...data, emailVerifiedAt: null, contact: null }
    : data
}
