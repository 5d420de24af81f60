import type { Payload } from 'payload'
import { requireFileStore } from '@/adapters/files/requireFileStore'
import { queryRows, sql } from '@/db/sql'

/**
 * Removes an upload with its smaller copies from the store, unless a row still has it. Call it after the commit
 * that took the row away. Safe to repeat.
 * @throws when the store is away: worth another try
 */
export async function removeUpload(payload: Payload, folder: string): Promise<'kept' | 'removed'> {
  const rows = await queryRows(payload, sql`SELECT 1 FROM media WHERE _objectkey = ${folder}`)
  if (rows.length > 0) return 'kept'
  const store = requireFileStore()
  const keys: string[] = []
  for await (const page of store.list(`${folder}/`)) keys.push(...page.map(({ key }) => key))
  await store.remove(keys)
  return 'removed'
}
