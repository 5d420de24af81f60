import { JWTAuthentication } from 'payload'
import type { AuthStrategy } from 'payload'

/**
 * Payload's own session check, for sessions that its own log-in opened (Local API, the first user): disabled
 * users do not pass, and GraphQL requests get the user's roles populated too, which Payload leaves as ids there.
 */
export const payloadSessionStrategy: AuthStrategy = {
  name: 'session-with-roles',
  authenticate: async (args) => {
    const result = await JWTAuthentication({ ...args, isGraphQL: false, strategyName: 'local-jwt' })
    return (result.user as { disabled?: boolean } | null)?.disabled ? { user: null } : result
  },
}
