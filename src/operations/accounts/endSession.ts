import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { afterCommit } from '@/db/strictTransactions'
import { inTransaction } from '@/db/transaction'
import type { SessionMarks } from '@/operations/accounts/accessTokenStrategy'
import { hashToken } from '@/operations/accounts/openSession'
import { cutSockets, revokeFamily } from '@/operations/accounts/revokeSessions'
import { tellSecurityEvent } from '@/operations/security/tellSecurityEvent'

type Ending = {
  req: PayloadRequest
  /** A refresh token whose session ends too, for whoever let the access token run out. */
  refreshToken?: string
}

/**
 * Ends the session a request came with, and that of a refresh token. From the next request on its tokens are
 * dead, and live sockets are cut. Safe to repeat.
 * @returns whether there was a session to end
 */
export async function endSession({ req, refreshToken }: Ending): Promise<boolean> {
  return inTransaction(req, async () => {
    const ended = new Set<string>()
    const user = req.user as (SessionMarks & { id: string; _sid?: string }) | null
    if (user?._family) {
      await revokeFamily({ req, family: user._family, user: user.id, reason: 'logout' })
      ended.add(user.id)
    }
    if (user?._sid) {
      await queryInTransaction(req, sql`DELETE FROM users_sessions WHERE id = ${user._sid}`)
      ended.add(user.id)
    }
    if (refreshToken) {
      const [row] = await queryInTransaction<{ family: string; user_id: string }>(
        req,
        sql`SELECT family, user_id FROM refresh_tokens WHERE hash = ${hashToken(refreshToken)}`,
      )
      if (row) {
        await revokeFamily({ req, family: row.family, user: row.user_id, reason: 'logout' })
        ended.add(row.user_id)
      }
    }
    for (const each of ended) {
      await afterCommit(req, () => {
        tellSecurityEvent('auth.logout', { account: each })
        return cutSockets(each)
      })
    }
    return ended.size > 0
  })
}
