import { JWTAuthentication } from 'payload'
import type { AuthStrategy } from 'payload'

/**
 * Payload's own session check, except that GraphQL requests get the user's roles populated too: Payload
 * leaves them as ids there, and permissions could not be told.
 */
export const sessionStrategy: AuthStrategy = {
  name: 'session-with-roles',
  authenticate: (args) =>
    JWTAuthentication({ ...args, isGraphQL: false, strategyName: 'local-jwt' }),
}
