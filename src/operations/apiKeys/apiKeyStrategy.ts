import type { AuthStrategy, Payload } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { logger } from '@/logger'
import { findApiKey } from './apiKey'
import { machineUser } from './machineUser'
import { readApiKey } from './readApiKey'

/**
 * Signs machines in by `Authorization: Bearer rostrum_…`. What comes out is nobody's account: a user with the
 * key's own id, whose one role holds the scopes, so every rule that asks for a permission works and every rule
 * that asks for one's own rows finds none. The key is read anew on every request.
 */
export const apiKeyStrategy: AuthStrategy = {
  name: 'api-key',
  authenticate: async ({ headers, payload }) => {
    const key = findApiKey(headers.get('Authorization'))
    const found = key && (await readApiKey(payload, key))
    if (!found) return { user: null }
    if (!found.noted) await noteUse(payload, found.id)
    return { user: machineUser(found) as never }
  },
}

/** At most once a minute. A use that cannot be written down is still a use. */
async function noteUse(payload: Payload, id: string): Promise<void> {
  try {
    await queryRows(
      payload,
      sql`UPDATE api_keys SET last_used_at = now() WHERE id = ${id}
            AND (last_used_at IS NULL OR last_used_at <= now() - interval '1 minute')`,
    )
  } catch (error) {
    logger.warn({ err: error, key: id }, 'the last use of an API key was not written down')
  }
}
