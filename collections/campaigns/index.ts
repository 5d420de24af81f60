import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'
import { campaignEndpoints } from './endpoints'
import { campaignFields } from './fields'
import { assertAudience } from './hooks/assertAudience'
import { copyTemplate } from './hooks/copyTemplate'
import { keepRunning, refuseDelete } from './hooks/keepRunning'
import { lockOnceStarted } from './hooks/lockOnceStarted'

/** A mail to many people: written as a draft, frozen when it starts, counted one row per recipient. */
export const campaigns: CollectionConfig<'campaigns'> = {
  slug: 'campaigns',
  labels: {
    singular: { en: 'Campaign', tr: 'Kampanya' },
    plural: { en: 'Campaigns', tr: 'Kampanyalar' },
  },
  admin: {
    group: { en: 'Campaigns', tr: 'Kampanyalar' },
    useAsTitle: 'name',
    defaultColumns: [
      'name',
      'status',
      'scheduledAt',
      'totalRecipients',
      'sentCount',
      'openedCount',
      'clickedCount',
    ],
    listSearchableFields: ['name', 'subject'],
    description: {
      en: 'Write it, send yourself a test, then send it now or at a time you choose.',
      tr: 'Yazın, kendinize deneme gönderin, sonra hemen ya da seçtiğiniz zamanda gönderin.',
    },
  },
  access: {
    create: can('campaigns.create'),
    read: can('campaigns.read'),
    update: can('campaigns.update'),
    delete: can('campaigns.delete'),
  },
  endpoints: campaignEndpoints,
  trash: true,
  lockDocuments: false,
  defaultSort: '-createdAt',
  hooks: {
    beforeValidate: [assertAudience],
    beforeChange: [lockOnceStarted, keepRunning, copyTemplate],
    beforeDelete: [refuseDelete],
  },
  fields: campaignFields,
}
