import type { CollectionBeforeChangeHook } from 'payload'
import { makeWebhookSecret } from '@/adapters/webhooks/signWebhook'
import { sealSecret } from '@/db/encryption/sealSecret'
import { webhookSecretContext } from '@/operations/webhooks/endpointSecrets'

/** A new endpoint gets its secret; one that is switched on again starts with a clean sheet. */
export const makeSecret: CollectionBeforeChangeHook = ({
  context,
  data,
  operation,
  originalDoc,
}) => {
  if (operation === 'create') {
    const secret = makeWebhookSecret()
    context.webhookSecret = secret
    return { ...data, sealedSecret: sealSecret(secret, webhookSecretContext) }
  }
  const again = data.enabled === true && originalDoc?.enabled === false
  return again ? { ...data, failingSince: null, disabledAt: null, disabledReason: null } : data
}
