import { encryptionKeys } from '@/db/encryption/encryptionKeys'
import { seal, unseal } from '@/lib/seal'

/** Encrypts a secret for its column. `context` names the one place where it opens again. */
export function sealSecret(text: string, context: string): string {
  return seal({ keys: encryptionKeys(), text, context })
}

/** @throws Error when its key is gone, it was altered, or it stands in another place */
export function unsealSecret(sealed: string, context: string): string {
  return unseal({ keys: encryptionKeys(), sealed, context })
}
