import { unsealSecret } from '@/db/encryption/sealSecret'

/** Where the secrets of endpoints open. */
export const webhookSecretContext = 'webhook-endpoints secret'

/** How long the old secret signs beside a new one. */
export const overlapHours = 24

type Sealed = {
  sealedSecret: string | null
  sealedPreviousSecret: string | null
  previousUntil: string | null
}

/** The secrets that sign now, newest first. */
export function endpointSecrets(endpoint: Sealed): string[] {
  const { sealedSecret, sealedPreviousSecret, previousUntil } = endpoint
  const overlaps = previousUntil !== null && Date.parse(previousUntil) > Date.now()
  return [sealedSecret, overlaps ? sealedPreviousSecret : null]
    .filter((sealed) => sealed !== null)
    .map((sealed) => unsealSecret(sealed, webhookSecretContext))
}
