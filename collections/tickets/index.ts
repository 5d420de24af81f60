import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'
import { anyone } from '@/access/compose'
import { readTickets } from './access'
import { ticketEndpoints } from './endpoints'
import { ticketFields } from './fields'
import { applyTicketSearch } from './hooks/applyTicketSearch'
import { deleteConversation } from './hooks/deleteConversation'
import { followRules } from './hooks/followRules'
import { lockTickets } from './hooks/lockTickets'
import { logTicket } from './hooks/logTicket'
import { settleNewTicket } from './hooks/settleNewTicket'

/** Support tickets: a question, its conversation, and who looks after it. */
export const tickets: CollectionConfig<'tickets'> = {
  slug: 'tickets',
  labels: {
    singular: { en: 'Ticket', tr: 'Destek talebi' },
    plural: { en: 'Tickets', tr: 'Destek talepleri' },
  },
  admin: {
    group: { en: 'Support', tr: 'Destek' },
    useAsTitle: 'number',
    defaultColumns: [
      'number',
      'subject',
      'requester',
      'status',
      'priority',
      'assignedTo',
      'lastActivityAt',
    ],
    listSearchableFields: ['searchText', 'searchPeople'],
    components: {
      beforeListTable: ['/src/app/(payload)/components/tickets/TicketFilters#TicketFilters'],
      views: {
        edit: {
          default: {
            Component: '/src/app/(payload)/components/tickets/TicketView#TicketView',
            tab: { label: ({ t }) => t('tickets:conversation' as never) },
          },
          details: {
            Component: '@payloadcms/ui#DefaultEditView',
            path: '/details',
            tab: { label: ({ t }) => t('tickets:details' as never), href: '/details', order: 150 },
          },
        },
      },
    },
    description: {
      en: 'Questions of attendees and visitors. Open one to read and answer.',
      tr: 'Katılımcıların ve ziyaretçilerin soruları. Okumak ve yanıtlamak için açın.',
    },
  },
  access: {
    create: anyone,
    read: readTickets,
    update: can('tickets.update'),
    delete: can('tickets.delete'),
  },
  endpoints: ticketEndpoints,
  hooks: {
    beforeOperation: [lockTickets, applyTicketSearch],
    beforeValidate: [settleNewTicket],
    beforeChange: [followRules],
    afterChange: [logTicket],
    beforeDelete: [deleteConversation],
  },
  trash: true,
  lockDocuments: false,
  disableDuplicate: true,
  defaultSort: '-lastActivityAt',
  fields: ticketFields,
}
