import type { Payload } from 'payload'
import { encryptionKeys } from '@/db/encryption/encryptionKeys'
import { queryRows, sql } from '@/db/sql'
import { keyIdOf, seal, unseal, type SealingKey } from '@/lib/seal'
import { credentialsContext, sessionContext } from '@/operations/social/credentialsContext'
import { secondFactorContext } from '@/operations/secondFactor/secondFactorRow'
import { webhookSecretContext } from '@/operations/webhooks/endpointSecrets'

type Row = { id: string; sealed: string; platform: string; baseUrl: string }

type Column = { table: string; column: string; context: (row: Row) => string }

/** Every column that holds something sealed, and where it opens. */
const columns: Column[] = [
  { table: 'social_accounts', column: 'sealed_credentials', context: credentialsContext },
  { table: 'social_accounts', column: 'sealed_session', context: sessionContext },
  ...['sealed_secret', 'sealed_previous_secret'].map((column) => ({
    ...{ table: 'webhook_endpoints', column, context: () => webhookSecretContext },
  })),
  { table: 'second_factors', column: 'sealed_secret', context: () => secondFactorContext },
]

export type Resealed = { resealed: number; unreadable: { table: string; id: string }[] }

/**
 * Encrypts every stored secret with the newest key that is not yet. Afterwards the older keys may go. A secret
 * whose key is missing is left as it is and named. Each row by itself: safe to repeat, and beside a running
 * platform.
 */
export async function resealSecrets(
  payload: Payload,
  keys: readonly SealingKey[] = encryptionKeys(),
): Promise<Resealed> {
  const result: Resealed = { resealed: 0, unreadable: [] }
  const newest = keys[0]?.id
  for (const { table, column, context } of columns) {
    const name = sql.identifier(column)
    const extra = table === 'social_accounts' ? sql`, platform, base_url AS "baseUrl"` : sql``
    const rows = await queryRows<Row>(
      payload,
      sql`SELECT id, ${name} AS sealed ${extra} FROM ${sql.identifier(table)}
          WHERE ${name} IS NOT NULL ORDER BY id`,
    )
    for (const row of rows) {
      if (keyIdOf(row.sealed) === newest) continue
      const sealed = reseal({ keys, sealed: row.sealed, context: context(row) })
      if (sealed === null) {
        result.unreadable.push({ table, id: row.id })
        continue
      }
      // One that was changed meanwhile is sealed with the newest key already.
      await queryRows(
        payload,
        sql`UPDATE ${sql.identifier(table)} SET ${name} = ${sealed}
            WHERE id = ${row.id} AND ${name} = ${row.sealed}`,
      )
      result.resealed += 1
    }
  }
  return result
}

function reseal(stored: Parameters<typeof unseal>[0]): string | null {
  try {
    return seal({ keys: stored.keys, text: unseal(stored), context: stored.context })
  } catch {
    return null
  }
}
