import type { PayloadRequest } from 'payload'
import type { Subject } from '@/access/can'
import { queryRows, sql } from '@/db/sql'
import { AppError } from '@/errors'
import type { SessionMarks } from '@/operations/accounts/accessTokenStrategy'
import {
  makeTokens,
  openSession,
  panelSeconds,
  sessionDays,
  type SessionTokens,
} from '@/operations/accounts/openSession'

/**
 * Gives the admin panel's session its full time again. A session that Payload's own log-in opened (the first
 * user) becomes one of ours.
 * @throws AppError 401 without a session of the panel
 */
export async function extendPanelSession(req: PayloadRequest): Promise<SessionTokens> {
  const user = req.user as unknown as (Subject & object & SessionMarks & { _sid?: string }) | null
  if (user?._sid) return openSession({ req, user, kind: 'panel' })
  if (!user?._family || user._from !== 'cookie') throw new AppError('UNAUTHENTICATED')
  const [row] = await queryRows(
    req,
    sql`UPDATE refresh_tokens SET updated_at = now(),
          expires_at = least(now() + make_interval(secs => ${panelSeconds}),
                             started_at + make_interval(days => ${sessionDays}))
        WHERE family = ${user._family} AND kind = 'panel' AND revoked_at IS NULL RETURNING id`,
  )
  if (!row) throw new AppError('UNAUTHENTICATED')
  return makeTokens({ user, family: user._family, kind: 'panel', refreshToken: '' })
}
