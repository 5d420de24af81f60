import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'
import { checkAccountEndpoint } from './endpoints/check'
import { accountFields } from './fields'
import { askForCheck } from './hooks/askForCheck'
import { hideCredentials } from './hooks/hideCredentials'
import { keepUsedAccount } from './hooks/keepUsedAccount'
import { normaliseServer } from './hooks/normaliseServer'
import { sealCredentials } from './hooks/sealCredentials'

/** An account on a social network, and the right to post as it. Its credentials go in and never come out. */
export const socialAccounts: CollectionConfig<'social-accounts'> = {
  slug: 'social-accounts',
  labels: {
    singular: { en: 'Social account', tr: 'Sosyal hesap' },
    plural: { en: 'Social accounts', tr: 'Sosyal hesaplar' },
  },
  admin: {
    group: { en: 'Social media', tr: 'Sosyal medya' },
    useAsTitle: 'name',
    defaultColumns: ['name', 'platform', 'handle', 'status', 'lastCheckedAt'],
    listSearchableFields: ['name', 'handle', 'baseUrl'],
    description: {
      en: 'Where posts go. Mastodon needs an access token with read and write rights, Bluesky an app password.',
      tr: 'Gönderilerin gittiği yer. Mastodon okuma ve yazma yetkili erişim anahtarı, Bluesky uygulama parolası ister.',
    },
  },
  access: {
    create: can('social.accounts'),
    read: can('social.read'),
    update: can('social.accounts'),
    delete: can('social.accounts'),
  },
  endpoints: [checkAccountEndpoint],
  hooks: {
    beforeValidate: [normaliseServer],
    beforeChange: [sealCredentials],
    afterChange: [askForCheck],
    afterRead: [hideCredentials],
    beforeDelete: [keepUsedAccount],
  },
  lockDocuments: false,
  disableDuplicate: true,
  fields: accountFields,
}
