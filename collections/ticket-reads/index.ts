import type { CollectionConfig } from 'payload'
import { nobody } from '@/access/compose'

/** How far each agent has read each ticket. Written by `operations/tickets/markTicketRead`. */
export const ticketReads: CollectionConfig<'ticket-reads'> = {
  slug: 'ticket-reads',
  admin: { hidden: true },
  access: { create: nobody, read: nobody, update: nobody, delete: nobody },
  graphQL: false,
  lockDocuments: false,
  indexes: [{ fields: ['ticket', 'user'], unique: true }],
  fields: [
    { name: 'ticket', type: 'relationship', relationTo: 'tickets', required: true },
    { name: 'user', type: 'relationship', relationTo: 'users', index: true },
    { name: 'lastReadSeq', type: 'number', required: true, defaultValue: 0 },
  ],
}
