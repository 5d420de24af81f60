import { personOf } from '@/access/personOf'
import type { CollectionBeforeChangeHook } from 'payload'

/** A canned reply belongs to whoever wrote it first. */
export const rememberAuthor: CollectionBeforeChangeHook = ({ data, operation, req }) =>
  operation === 'create' && req.user ? { ...data, owner: personOf(req) } : data
