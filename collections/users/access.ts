import type { Access } from 'payload'
import { holds } from '@/access/can'

/**
 * Whoever manages users sees and changes all of them, everybody else their own row. A list is not for people
 * who have no business in the admin panel: for them it would only ever hold themselves.
 */
export const ownUser: Access = ({ req, id }) => {
  if (holds(req, 'users.manage')) return true
  if (!req.user || (id === undefined && !holds(req, 'admin.access'))) return false
  return { id: { equals: req.user.id } }
}
