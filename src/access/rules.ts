import { personOf } from '@/access/personOf'
import type { AccessArgs, Where } from 'payload'

/** Rows whose relation `field` points to the signed-in user; none for guests. */
export function ownBy(field: string) {
  return ({ req }: AccessArgs): boolean | Where =>
    req.user ? { [field]: { equals: req.user.id } } : false
}

/** A person is signed in: a key may do what its scopes say and no more. */
export const signedIn = ({ req }: AccessArgs): boolean => personOf(req) !== null
