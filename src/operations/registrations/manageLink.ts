import { env, requireSecret } from '@/env'
import { makeToken } from '@/lib/signedToken'

type Subject = { id: string; secret: string }

/**
 * The link by which a person manages a registration without an account. It dies when the registration
 * is given to somebody else, since that renews the secret.
 */
export function manageUrl(registration: Subject): string {
  return `${env.publicUrl}/manage/${manageToken(registration)}`
}

/** The token in that link, as `/api/registrations/manage/:token` takes it. */
export function manageToken({ id, secret }: Subject): string {
  return makeToken({ secret: requireSecret(), purpose: 'manage', parts: [id, secret] })
}
