import type { AccessArgs, Where } from 'payload'

/** Rows whose relation `field` points to the signed-in user; none for guests. */
export function ownBy(field: string) {
  return ({ req }: AccessArgs): boolean | Where =>
    req.user ? { [field]: { equals: req.user.id } } : false
}

/** Someone is signed in. */
export const signedIn = ({ req }: AccessArgs): boolean => Boolean(req.user)
