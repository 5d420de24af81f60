import type { CollectionAfterChangeHook, CollectionAfterReadHook } from 'payload'

/** The answer to the creation is the one place where the key stands. */
export const showKeyOnce: CollectionAfterChangeHook = ({ context, doc, operation }) => {
  const { apiKey } = context
  delete context.apiKey
  return operation === 'create' && apiKey ? { ...doc, key: apiKey } : doc
}

/** Not even the hash stands in an answer. */
export const hideHash: CollectionAfterReadHook = ({ doc }) => {
  const { hash: _hash, ...shown } = doc
  return shown
}
