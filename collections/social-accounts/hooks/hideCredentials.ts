import type { CollectionAfterReadHook } from 'payload'

/** What was sealed stands in no answer, not even as an empty group. */
export const hideCredentials: CollectionAfterReadHook = ({ doc }) => {
  const { credentials: _group, sealedCredentials: _sealed, sealedSession: _session, ...shown } = doc
  return shown
}
