import type { CollectionAfterChangeHook } from 'payload'

/** The answer to the creation is the one place where the secret stands. */
export const showSecretOnce: CollectionAfterChangeHook = ({ context, doc, operation }) => {
  const { webhookSecret } = context
  delete context.webhookSecret
  return operation === 'create' && webhookSecret ? { ...doc, secret: webhookSecret } : doc
}
