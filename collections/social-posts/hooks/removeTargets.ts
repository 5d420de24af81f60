import type { CollectionBeforeDeleteHook } from 'payload'
import { removePostTargets } from '@/operations/social/removePostTargets'

/** Its targets and figures go with a post; what stands on the networks stays there. */
export const removeTargets: CollectionBeforeDeleteHook = ({ id, req }) =>
  removePostTargets(req, String(id))
