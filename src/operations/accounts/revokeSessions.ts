import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { disconnectUser } from '@/realtime/emit'

export type RevocationReason =
  'disabled' | 'logout' | 'password' | 'reuse' | 'revoked' | 'second-factor'

type Family = { req: PayloadRequest; family: string; user: string; reason: RevocationReason }

/**
 * Ends one session: its access and refresh tokens are dead from the next request on. In the caller's
 * transaction where one runs; the caller cuts the sockets once that has committed. Safe to repeat.
 * @returns whether it was alive
 */
export async function revokeFamily({ req, family, user, reason }: Family): Promise<boolean> {
  const rows = await queryRows(
    req,
    sql`UPDATE refresh_tokens SET revoked_at = now(), revoked_reason = ${reason}, updated_at = now()
        WHERE family = ${family} AND user_id = ${user} AND revoked_at IS NULL RETURNING id`,
  )
  return rows.length > 0
}

type Everything = {
  req: PayloadRequest
  user: string
  reason: RevocationReason
  /** The session that stays. */
  except?: string
  /** The same of Payload's own log-in. */
  exceptPayload?: string
}

/** Ends every session of a user, those of Payload's own log-in too. Safe to repeat. */
export async function revokeAllSessions(ending: Everything): Promise<void> {
  const { req, user, reason, except, exceptPayload = null } = ending
  await queryRows(
    req,
    sql`UPDATE refresh_tokens SET revoked_at = now(), revoked_reason = ${reason}, updated_at = now()
        WHERE user_id = ${user} AND revoked_at IS NULL
          AND (${except ?? null}::text IS NULL OR family <> ${except ?? null}::text)`,
  )
  await queryRows(
    req,
    sql`DELETE FROM users_sessions
        WHERE _parent_id = ${user} AND id IS DISTINCT FROM ${exceptPayload}::text`,
  )
}

/** For after the commit: nobody keeps watching over a session that is over. */
export const cutSockets = (user: string) => disconnectUser(user)
