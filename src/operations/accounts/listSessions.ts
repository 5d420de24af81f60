import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import type { SessionKind } from '@/operations/accounts/accessToken'
import { requirePerson } from '@/operations/accounts/requirePerson'

export type SessionEntry = {
  id: string
  kind: SessionKind
  /** The one this was asked with. */
  current: boolean
  userAgent: string | null
  ip: string | null
  startedAt: string
  lastUsedAt: string
  expiresAt: string
}

type Row = Omit<SessionEntry, 'current' | 'expiresAt' | 'lastUsedAt' | 'startedAt'> &
  Record<'expiresAt' | 'lastUsedAt' | 'startedAt', Date | string>

const moment = (value: Date | string) => new Date(value).toISOString()

/** Where the signed-in person is signed in now, most recently used first: at most 100. */
export async function listSessions(req: PayloadRequest): Promise<SessionEntry[]> {
  const person = requirePerson(req)
  const rows = await queryRows<Row>(
    req,
    sql`SELECT family AS id, min(kind) AS kind, max(user_agent) AS "userAgent",
               (array_agg(ip ORDER BY created_at DESC))[1] AS ip, min(started_at) AS "startedAt",
               max(updated_at) AS "lastUsedAt", max(expires_at) AS "expiresAt"
        FROM refresh_tokens WHERE user_id = ${person.id} GROUP BY family
        HAVING bool_and(revoked_at IS NULL) AND max(expires_at) > now()
        ORDER BY max(updated_at) DESC LIMIT 100`,
  )
  return rows.map((row) => ({
    ...row,
    current: row.id === person._family,
    startedAt: moment(row.startedAt),
    lastUsedAt: moment(row.lastUsedAt),
    expiresAt: moment(row.expiresAt),
  }))
}
