import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'
import { nobody } from '@/access/compose'
import { targetStates } from '@/lib/social/postStates'
import { stateOptions } from '@/lib/states'

/**
 * One post on one account, and how far it got. Its key is written before the platform is called, so that a
 * call whose outcome nobody knows can be asked about instead of repeated.
 */
export const socialPostTargets: CollectionConfig<'social-post-targets'> = {
  slug: 'social-post-targets',
  labels: {
    singular: { en: 'Post on an account', tr: 'Hesaptaki gönderi' },
    plural: { en: 'Posts on accounts', tr: 'Hesaplardaki gönderiler' },
  },
  admin: {
    group: { en: 'Social media', tr: 'Sosyal medya' },
    useAsTitle: 'accountName',
    defaultColumns: ['accountName', 'post', 'state', 'error', 'likes', 'reposts', 'replies'],
    description: {
      en: 'What became of each post on each account.',
      tr: 'Her gönderinin her hesaptaki akıbeti.',
    },
  },
  access: { create: nobody, read: can('social.read'), update: nobody, delete: nobody },
  graphQL: { disableMutations: true },
  lockDocuments: false,
  disableDuplicate: true,
  defaultSort: '-createdAt',
  indexes: [{ fields: ['post', 'account'], unique: true }],
  fields: [
    {
      name: 'post',
      type: 'relationship',
      relationTo: 'social-posts',
      required: true,
      index: true,
      label: { en: 'Post', tr: 'Gönderi' },
    },
    {
      name: 'account',
      type: 'relationship',
      relationTo: 'social-accounts',
      index: true,
      label: { en: 'Account', tr: 'Hesap' },
    },
    { name: 'accountName', type: 'text', label: { en: 'Account name', tr: 'Hesap adı' } },
    { name: 'platform', type: 'text', required: true, label: { en: 'Platform', tr: 'Platform' } },
    {
      name: 'state',
      type: 'select',
      required: true,
      defaultValue: 'queued',
      index: true,
      options: stateOptions(targetStates),
      label: { en: 'State', tr: 'Durum' },
    },
    // Idempotency-Key or record key: stored before the call.
    { name: 'key', type: 'text', required: true, unique: true, admin: { hidden: true } },
    // Text, images and language as they were when publishing began.
    { name: 'frozen', type: 'json', required: true, admin: { hidden: true } },
    { name: 'uploads', type: 'json', admin: { hidden: true } },
    { name: 'prepared', type: 'json', admin: { hidden: true } },
    {
      name: 'remoteId',
      type: 'text',
      label: { en: 'Id on the platform', tr: 'Platformdaki kimlik' },
    },
    { name: 'permalink', type: 'text', label: { en: 'Address', tr: 'Bağlantı' } },
    { name: 'error', type: 'text', label: { en: 'Error', tr: 'Hata' } },
    { name: 'errorCode', type: 'text', admin: { hidden: true } },
    { name: 'attempts', type: 'number', defaultValue: 0, label: { en: 'Tries', tr: 'Deneme' } },
    { name: 'nextAttemptAt', type: 'date', label: { en: 'Next try', tr: 'Sonraki deneme' } },
    { name: 'claimedUntil', type: 'date', admin: { hidden: true } },
    { name: 'armedAt', type: 'date', admin: { hidden: true } },
    { name: 'postedAt', type: 'date', label: { en: 'Posted', tr: 'Yayımlandı' } },
    { name: 'likes', type: 'number', defaultValue: 0, label: { en: 'Likes', tr: 'Beğeni' } },
    {
      name: 'reposts',
      type: 'number',
      defaultValue: 0,
      label: { en: 'Reposts', tr: 'Yeniden paylaşım' },
    },
    { name: 'replies', type: 'number', defaultValue: 0, label: { en: 'Replies', tr: 'Yanıt' } },
    { name: 'sampledAt', type: 'date', label: { en: 'Counted', tr: 'Sayım' } },
    // Found missing on the platform when its figures were asked for.
    { name: 'removedAt', type: 'date', label: { en: 'Removed there', tr: 'Platformda silindi' } },
  ],
}
