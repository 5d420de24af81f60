import { JWTAuthentication } from 'payload'
import type { AuthStrategy } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { failSignIn } from '@/operations/accounts/failSignIn'
import { findPayloadToken } from '@/operations/accounts/sessionToken'

/**
 * Payload's own session check, for sessions that its own log-in opened (Local API, the first user): disabled
 * users do not pass, and GraphQL requests get the user's roles populated too, which Payload leaves as ids there.
 */
export const payloadSessionStrategy: AuthStrategy = {
  name: 'session-with-roles',
  authenticate: async (args) => {
    const result = await JWTAuthentication({ ...args, isGraphQL: false, strategyName: 'local-jwt' })
    if (!result.user && findPayloadToken(args.headers, args.payload)) {
      // It says "nobody" for a database that is away, too.
      try {
        await queryRows(args.payload, sql`SELECT 1`)
      } catch (error) {
        return failSignIn(error)
      }
    }
    return (result.user as { disabled?: boolean } | null)?.disabled ? { user: null } : result
  },
}
