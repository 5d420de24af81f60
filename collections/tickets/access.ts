import type { FieldAccess } from 'payload'
import { can, holds } from '@/access/can'
import { any } from '@/access/compose'
import { ownBy } from '@/access/rules'

/** Agents see every ticket, everyone else the ones they opened while signed in. */
export const readTickets = any(can('tickets.read'), ownBy('user'))

/** Fields that are none of the customer's business. */
export const agentsOnly: FieldAccess = ({ req }) => holds(req, 'tickets.read')

/** Fields staff change by hand. */
export const agentsWrite = {
  create: (({ req }) => holds(req, 'tickets.update')) as FieldAccess,
  update: (({ req }) => holds(req, 'tickets.update')) as FieldAccess,
}

/** Fields the platform works out itself. */
export const systemOnly = { create: () => false, update: () => false }
