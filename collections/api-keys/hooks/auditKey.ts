import type { CollectionAfterChangeHook, CollectionBeforeDeleteHook, PayloadRequest } from 'payload'
import { appendAudit } from '@/operations/audit/appendAudit'

type Key = { id: unknown; name?: string; scopes?: unknown }

const note = (req: PayloadRequest, action: string, { id, name, scopes }: Key) =>
  appendAudit({
    ...{ req, action: `api-keys.${action}`, subjectType: 'api-keys', subject: String(id) },
    reason: name,
    diff: action === 'created' ? { scopes: { from: null, to: scopes } } : undefined,
  })

/** Who made a key, with which scopes, and who ended it. */
export const auditKey: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  if (operation === 'create') await note(req, 'created', doc)
  else if (doc.revokedAt && !previousDoc.revokedAt) await note(req, 'revoked', doc)
  return doc
}

export const auditDelete: CollectionBeforeDeleteHook = ({ id, req }) => note(req, 'deleted', { id })
