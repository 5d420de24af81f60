import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'
import { nobody } from '@/access/compose'

/** What people did with a post on one account, sample by sample: often while it is young, rarely later. */
export const postMetrics: CollectionConfig<'post-metrics'> = {
  slug: 'post-metrics',
  labels: {
    singular: { en: 'Post figures', tr: 'Gönderi rakamları' },
    plural: { en: 'Post figures', tr: 'Gönderi rakamları' },
  },
  admin: {
    group: { en: 'Social media', tr: 'Sosyal medya' },
    defaultColumns: ['target', 'sampledAt', 'likes', 'reposts', 'replies'],
    hidden: true,
  },
  access: { create: nobody, read: can('social.read'), update: nobody, delete: nobody },
  graphQL: { disableMutations: true },
  lockDocuments: false,
  disableDuplicate: true,
  defaultSort: '-sampledAt',
  indexes: [{ fields: ['target', 'sampledAt'], unique: true }],
  fields: [
    {
      name: 'target',
      type: 'relationship',
      relationTo: 'social-post-targets',
      required: true,
      index: true,
      label: { en: 'Post on an account', tr: 'Hesaptaki gönderi' },
    },
    { name: 'sampledAt', type: 'date', required: true, label: { en: 'Counted', tr: 'Sayım' } },
    { name: 'likes', type: 'number', required: true, label: { en: 'Likes', tr: 'Beğeni' } },
    {
      name: 'reposts',
      type: 'number',
      required: true,
      label: { en: 'Reposts', tr: 'Yeniden paylaşım' },
    },
    { name: 'replies', type: 'number', required: true, label: { en: 'Replies', tr: 'Yanıt' } },
  ],
}
