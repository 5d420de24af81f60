import type { CollectionConfig, Where } from 'payload'
import { can } from '@/access/can'
import { any, nobody } from '@/access/compose'
import { ownBy } from '@/access/rules'
import { ticketMessageFields } from './fields'
import { logMessage } from './hooks/logMessage'

/** Customers read the public messages of their tickets. */
const ownPublic = (args: Parameters<ReturnType<typeof ownBy>>[0]): Where | boolean => {
  const own = ownBy('owner')(args)
  if (typeof own === 'boolean') return own
  return { and: [own, { kind: { not_equals: 'internal' } }] }
}

/**
 * The conversation of a ticket: what customers read, notes for staff, and lines of the platform itself.
 * Written by `operations/tickets/postMessage` only; never changed afterwards.
 */
export const ticketMessages: CollectionConfig<'ticket-messages'> = {
  slug: 'ticket-messages',
  labels: {
    singular: { en: 'Ticket message', tr: 'Talep iletisi' },
    plural: { en: 'Ticket messages', tr: 'Talep iletileri' },
  },
  admin: {
    group: { en: 'Support', tr: 'Destek' },
    useAsTitle: 'authorName',
    defaultColumns: ['createdAt', 'ticket', 'kind', 'authorName', 'body'],
    listSearchableFields: ['body', 'authorName'],
    description: {
      en: 'Search through every conversation. To answer, open the ticket.',
      tr: 'Tüm yazışmalarda arayın. Yanıtlamak için talebi açın.',
    },
  },
  access: {
    create: nobody,
    read: any(can('tickets.read'), ownPublic),
    update: nobody,
    delete: nobody,
  },
  hooks: { afterChange: [logMessage] },
  graphQL: { disableMutations: true },
  lockDocuments: false,
  disableDuplicate: true,
  defaultSort: '-createdAt',
  indexes: [{ fields: ['ticket', 'createdAt'] }],
  fields: ticketMessageFields,
}
