import type {
  CollectionAfterChangeHook,
  CollectionAfterLogoutHook,
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
} from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { afterCommit } from '@/db/strictTransactions'
import type { SessionMarks } from '@/operations/accounts/accessTokenStrategy'
import { endSession } from '@/operations/accounts/endSession'
import { requirePerson } from '@/operations/accounts/requirePerson'
import { cutSockets, revokeAllSessions } from '@/operations/accounts/revokeSessions'
import { appendAudit } from '@/operations/audit/appendAudit'
import { tellSecurityEvent } from '@/operations/security/tellSecurityEvent'

const newPasswords = Symbol('users with a new password')
type Context = { [newPasswords]?: Set<string> }

/** Payload takes the password out of the data before the hooks that run after the change. */
export const notePasswordChange: CollectionBeforeChangeHook = ({ data, originalDoc, req }) => {
  if (!originalDoc || !data.password) return data
  const context = req.context as Context
  context[newPasswords] ??= new Set()
  context[newPasswords].add(String(originalDoc.id))
  return data
}

/**
 * A new password and a disabled account end all sessions with the change itself; new roles count from the next
 * request on, which reads them anew. Live sockets are cut each time. Somebody who changes their own password in
 * the admin panel stays signed in there.
 */
export const endSessions: CollectionAfterChangeHook = async ({
  doc,
  previousDoc,
  operation,
  req,
}) => {
  if (operation !== 'update') return doc
  const user = String(doc.id)
  const changed = {
    password: (req.context as Context)[newPasswords]?.delete(user) ?? false,
    disabled: Boolean(doc.disabled) !== Boolean(previousDoc.disabled),
    roles: rolesOf(doc) !== rolesOf(previousDoc),
    email: doc.email !== previousDoc.email,
  }
  const names = Object.entries(changed).flatMap(([name, is]) => (is ? [name] : []))
  if (names.length === 0) return doc
  if (changed.password || (changed.disabled && doc.disabled)) {
    const marks = req.user as (SessionMarks & { id: string }) | null
    const own = marks?.id === user && marks._from === 'cookie' && !doc.disabled
    await revokeAllSessions({
      ...{ req, user, reason: changed.password ? 'password' : 'disabled' },
      except: own ? marks._family : undefined,
    })
  }
  await appendAudit({
    req,
    action: `users.${names.map((name) => `${name}Changed`).join('+')}`,
    subjectType: 'users',
    subject: user,
    diff: changed.roles ? { roles: { from: rolesOf(previousDoc), to: rolesOf(doc) } } : undefined,
  })
  await afterCommit(req, () => {
    tellSecurityEvent('account.changed', { account: user, what: names.join(' '), by: req.user?.id })
    return cutSockets(user)
  })
  return doc
}

/** Payload's own log-out (the mutation `logoutUser`) knows its own sessions only: ours end here. */
export const endItsSession: CollectionAfterLogoutHook = async ({ req }) => {
  requirePerson(req)
  await endSession({ req })
}

/** Who is deleted is signed out everywhere, and their keys end. */
export const forgetSessions: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const user = String(id)
  await queryInTransaction(req, sql`DELETE FROM refresh_tokens WHERE user_id = ${user}`)
  await queryInTransaction(req, sql`DELETE FROM second_factors WHERE user_id = ${user}`)
  await queryInTransaction(
    req,
    sql`UPDATE api_keys SET revoked_at = coalesce(revoked_at, now()) WHERE created_by_id = ${user}`,
  )
  await afterCommit(req, () => cutSockets(user))
}

const rolesOf = ({ roles }: { roles?: unknown }) =>
  (Array.isArray(roles) ? roles : [])
    .map((role) => (typeof role === 'object' && role !== null ? String(role.id) : String(role)))
    .sort()
    .join(' ')
