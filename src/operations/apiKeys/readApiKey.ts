import type { Payload } from 'payload'
import { permissionsOf, type Subject } from '@/access/can'
import type { Permission } from '@/access/permissions'
import { queryRows, sql, type Statement } from '@/db/sql'
import { findActiveUser } from '@/operations/accounts/accessTokenStrategy'
import { hashApiKey } from './apiKey'

type Row = {
  id: string
  name: string
  prefix: string
  scopes: Permission[]
  maker: string | null
  /** Its last use was written down less than a minute ago. */
  noted: boolean
}

export type LiveApiKey = Omit<Row, 'maker'>

/**
 * The key as it is now, or null for one that is unknown, revoked or has expired, or whose maker may not sign in
 * any more. It can do what its scopes say, and never more than its maker can: what is taken from them is taken
 * from their keys. Keys that a script made have no maker.
 */
export function readApiKey(payload: Payload, key: string): Promise<LiveApiKey | null> {
  return readWhere(payload, sql`hash = ${hashApiKey(key)}`)
}

/** The same by its id, for what a key was given before. */
export function readApiKeyById(payload: Payload, id: string): Promise<LiveApiKey | null> {
  return readWhere(payload, sql`id = ${id}`)
}

async function readWhere(payload: Payload, which: Statement): Promise<LiveApiKey | null> {
  const [row] = await queryRows<Row>(
    payload,
    sql`SELECT id, name, prefix, scopes, created_by_id AS maker,
               coalesce(last_used_at > now() - interval '1 minute', false) AS noted
        FROM api_keys
        WHERE ${which} AND revoked_at IS NULL AND expires_at > now()`,
  )
  if (!row) return null
  const { maker, ...found } = row
  if (!maker) return found
  const person = await findActiveUser({ payload, id: maker })
  if (!person) return null
  const held = permissionsOf(person as Subject)
  return { ...found, scopes: found.scopes.filter((scope) => held.has(scope)) }
}
