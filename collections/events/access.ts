import type { Access, Where } from 'payload'
import { holds } from '@/access/can'
import { publicEventStatuses } from '@/lib/eventStates'

/**
 * Staff see every event. Everyone else sees those that are public; one that is unlisted only when they
 * ask for it by its id or slug, never in a list; private ones and what lies in the trash never.
 */
export const readEvents: Access = ({ id, req }) => {
  if (holds(req, 'events.read')) return true
  const visible: Where = { status: { in: [...publicEventStatuses] } }
  const reachable = id === undefined ? ['public'] : ['public', 'unlisted']
  return {
    and: [visible, { visibility: { in: reachable } }, { deletedAt: { exists: false } }],
  }
}
