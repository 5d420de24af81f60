import type { CollectionAfterChangeHook } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { afterCommit } from '@/db/strictTransactions'
import { disconnectUser } from '@/realtime/emit'

/** Requests read permissions anew; a socket knows those of its start, so its holder has to come back. */
export const cutSocketsOfHolders: CollectionAfterChangeHook = async ({
  doc,
  previousDoc,
  operation,
  req,
}) => {
  if (operation !== 'update') return doc
  const rights = (role: typeof doc) =>
    JSON.stringify([role.permissions, Boolean(role.requiresSecondFactor)])
  if (rights(doc) === rights(previousDoc)) return doc
  const holders = await queryInTransaction<{ id: string }>(
    req,
    sql`SELECT parent_id AS id FROM users_rels WHERE roles_id = ${String(doc.id)}`,
  )
  await afterCommit(req, () => holders.forEach(({ id }) => disconnectUser(id)))
  return doc
}
