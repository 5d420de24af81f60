import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'
import { nobody } from '@/access/compose'
import { ticketEventTypes } from '@/lib/tickets/envelope'

/**
 * What happened to a ticket, in order and without gaps: audit, unread counts, catch-up after a lost
 * connection and the guard against two answers at once all read it. Append only, written by
 * `operations/tickets/appendTicketEvent`. Customers read their part of it through the ticket.
 */
export const ticketEvents: CollectionConfig<'ticket-events'> = {
  slug: 'ticket-events',
  labels: {
    singular: { en: 'Ticket event', tr: 'Talep olayı' },
    plural: { en: 'Ticket events', tr: 'Talep olayları' },
  },
  admin: {
    hidden: true,
    useAsTitle: 'type',
    defaultColumns: ['createdAt', 'ticket', 'seq', 'type', 'actorName'],
  },
  access: { create: nobody, read: can('tickets.read'), update: nobody, delete: nobody },
  graphQL: { disableMutations: true },
  lockDocuments: false,
  disableDuplicate: true,
  defaultSort: '-createdAt',
  indexes: [{ fields: ['ticket', 'seq'], unique: true }],
  fields: [
    { name: 'ticket', type: 'relationship', relationTo: 'tickets', required: true },
    { name: 'seq', type: 'number', required: true },
    // Position in what the customer sees of the log; null for what stays with staff.
    { name: 'publicSeq', type: 'number' },
    { name: 'type', type: 'select', required: true, options: [...ticketEventTypes] },
    {
      name: 'actorType',
      type: 'select',
      required: true,
      options: ['agent', 'customer', 'system'],
    },
    { name: 'actor', type: 'relationship', relationTo: 'users' },
    { name: 'actorName', type: 'text', required: true },
    { name: 'data', type: 'json', required: true },
  ],
}
