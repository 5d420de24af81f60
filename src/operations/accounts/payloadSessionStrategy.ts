import { JWTAuthentication } from 'payload'
import type { AuthStrategy } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { currentContext } from '@/lib/requestContext'
import { failSignIn } from '@/operations/accounts/failSignIn'
import { findPayloadToken } from '@/operations/accounts/sessionToken'
import { assertMayPass, holdToSecondFactor } from '@/operations/secondFactor/holdToSecondFactor'

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
    const found = result.user as { disabled?: boolean; id: string } | null
    if (!found || found.disabled) return { user: null }
    try {
      const user = await holdToSecondFactor({ payload: args.payload, user: found })
      assertMayPass(user, args.headers)
      Object.assign(currentContext(), { account: user.id })
      return { ...result, user: user as never }
    } catch (error) {
      return failSignIn(error)
    }
  },
}
