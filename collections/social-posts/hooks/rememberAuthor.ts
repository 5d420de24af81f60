import { personOf } from '@/access/personOf'
import type { CollectionBeforeChangeHook } from 'payload'

/** Whoever writes a post stands in it. */
export const rememberAuthor: CollectionBeforeChangeHook = ({ data, operation, req }) =>
  operation === 'create' && req.user ? { ...data, author: personOf(req) } : data
