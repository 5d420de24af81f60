import type { CollectionAfterReadHook } from 'payload'

/** Sealed columns stand in no answer. */
export const hideSecrets: CollectionAfterReadHook = ({ doc }) => {
  const { sealedSecret: _secret, sealedPreviousSecret: _previous, ...shown } = doc
  return shown
}
