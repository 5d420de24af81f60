import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'
import { postEndpoints } from './endpoints'
import { postFields } from './fields'
import { keepPublished } from './hooks/keepPublished'
import { lockOncePublished } from './hooks/lockOncePublished'
import { refuseUnpostable } from './hooks/refuseUnpostable'
import { rememberAuthor } from './hooks/rememberAuthor'
import { removeTargets } from './hooks/removeTargets'

/** One message to several social accounts, now or at a time in a zone. */
export const socialPosts: CollectionConfig<'social-posts'> = {
  slug: 'social-posts',
  labels: {
    singular: { en: 'Social post', tr: 'Sosyal gönderi' },
    plural: { en: 'Social posts', tr: 'Sosyal gönderiler' },
  },
  admin: {
    group: { en: 'Social media', tr: 'Sosyal medya' },
    useAsTitle: 'content',
    defaultColumns: ['content', 'status', 'accounts', 'scheduledAt', 'postedAt'],
    listSearchableFields: ['content'],
    description: {
      en: 'Write it once, adapt it to an account where needed, then schedule or publish it.',
      tr: 'Bir kez yazın, gerekirse hesaba göre uyarlayın, sonra zamanlayın ya da yayımlayın.',
    },
    components: {
      beforeListTable: ['/src/app/(payload)/components/social/CalendarLink#CalendarLink'],
    },
  },
  access: {
    create: can('social.create'),
    read: can('social.read'),
    update: can('social.create'),
    delete: can('social.delete'),
  },
  endpoints: postEndpoints,
  hooks: {
    beforeChange: [rememberAuthor, lockOncePublished, keepPublished, refuseUnpostable],
    beforeDelete: [removeTargets],
  },
  trash: true,
  lockDocuments: false,
  defaultSort: '-createdAt',
  fields: postFields,
}
