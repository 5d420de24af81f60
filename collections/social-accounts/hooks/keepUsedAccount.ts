import type { CollectionBeforeDeleteHook } from 'payload'
import { assertAccountUnused } from '@/operations/social/assertAccountUnused'

/** An account that posts are still to go to stays. */
export const keepUsedAccount: CollectionBeforeDeleteHook = ({ id, req }) =>
  assertAccountUnused(req, String(id))
