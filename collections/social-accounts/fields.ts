import type { Field, FieldAccess } from 'payload'
import { accountStatuses, platforms } from '@/lib/social/platforms'

const systemOnly = { create: () => false, update: () => false }
const never: FieldAccess = () => false

const isFor = (platform: string) => (data: Partial<Record<string, unknown>>) =>
  data.platform === platform

/** Goes in with a write, is sealed into `sealedCredentials`, and stands in no answer. */
const credential = (
  name: string,
  platform: string,
  label: { en: string; tr: string },
  description: { en: string; tr: string },
): Field => ({
  name,
  type: 'text',
  virtual: true,
  maxLength: 2_000,
  label,
  admin: {
    condition: isFor(platform),
    description,
    autoComplete: 'off',
    components: {
      Field: '/src/app/(payload)/components/social/SecretField#SecretField',
    },
  },
})

/** Encrypted columns: unreadable through every door, also as a filter or for sorting. */
const sealed = (name: string): Field => ({
  name,
  type: 'text',
  hidden: true,
  access: { create: never, read: never, update: never },
  admin: { hidden: true, disableListColumn: true, disableListFilter: true },
})

const state: Field[] = [
  {
    name: 'status',
    type: 'select',
    defaultValue: 'unchecked',
    index: true,
    options: Object.entries(accountStatuses).map(([value, label]) => ({ value, label })),
    label: { en: 'Status', tr: 'Durum' },
    access: systemOnly,
    admin: {
      readOnly: true,
      position: 'sidebar',
      components: {
        Cell: '/src/app/(payload)/components/social/AccountStatusCell#AccountStatusCell',
      },
    },
  },
  {
    name: 'statusReason',
    type: 'text',
    label: { en: 'Reason', tr: 'Gerekçe' },
    access: systemOnly,
    admin: {
      readOnly: true,
      position: 'sidebar',
      condition: (data) => Boolean(data?.statusReason),
    },
  },
  {
    name: 'handle',
    type: 'text',
    label: { en: 'Handle', tr: 'Kullanıcı adı' },
    access: systemOnly,
    admin: { readOnly: true, position: 'sidebar', condition: (data) => Boolean(data?.handle) },
  },
  {
    name: 'displayName',
    type: 'text',
    access: systemOnly,
    label: { en: 'Display name', tr: 'Görünen ad' },
    admin: { readOnly: true, position: 'sidebar', condition: (data) => Boolean(data?.displayName) },
  },
  { name: 'remoteId', type: 'text', access: systemOnly, admin: { hidden: true } },
  // What its server takes; the platform's defaults until it was asked.
  { name: 'limits', type: 'json', access: systemOnly, admin: { hidden: true } },
  {
    name: 'lastCheckedAt',
    type: 'date',
    label: { en: 'Last checked', tr: 'Son denetim' },
    access: systemOnly,
    admin: {
      readOnly: true,
      position: 'sidebar',
      date: { pickerAppearance: 'dayAndTime' },
      condition: (data) => Boolean(data?.lastCheckedAt),
    },
  },
  // Set by a 429: nothing is sent for this account before.
  { name: 'limitedUntil', type: 'date', access: systemOnly, admin: { hidden: true } },
]

/** The fields of a social account. */
export const accountFields: Field[] = [
  {
    name: 'platform',
    type: 'select',
    required: true,
    index: true,
    options: Object.entries(platforms).map(([value, { label }]) => ({ value, label })),
    label: { en: 'Platform', tr: 'Platform' },
  },
  {
    name: 'name',
    type: 'text',
    required: true,
    maxLength: 120,
    label: { en: 'Name', tr: 'Ad' },
    admin: {
      description: { en: 'How your team calls it.', tr: 'Ekibinizin kullandığı ad.' },
    },
  },
  {
    name: 'baseUrl',
    type: 'text',
    required: true,
    maxLength: 300,
    label: { en: 'Server address', tr: 'Sunucu adresi' },
    admin: {
      description: {
        en: 'https://mastodon.social, or the server of your account. Bluesky: https://bsky.social unless you run your own.',
        tr: 'https://mastodon.social ya da hesabınızın sunucusu. Bluesky: kendi sunucunuz yoksa https://bsky.social.',
      },
    },
  },
  {
    name: 'credentials',
    type: 'group',
    label: { en: 'Credentials', tr: 'Kimlik bilgileri' },
    admin: {
      description: {
        en: 'Stored encrypted and never shown again. Leave empty to keep the stored ones.',
        tr: 'Şifrelenerek saklanır, bir daha gösterilmez. Kayıtlı olanı korumak için boş bırakın.',
      },
    },
    fields: [
      credential(
        'accessToken',
        'mastodon',
        { en: 'Access token', tr: 'Erişim anahtarı' },
        {
          en: 'On your server: Preferences, Development, New application; scopes read and write.',
          tr: 'Sunucunuzda: Tercihler, Geliştirme, Yeni uygulama; read ve write kapsamları.',
        },
      ),
      credential(
        'identifier',
        'bluesky',
        { en: 'Handle or e-mail', tr: 'Kullanıcı adı ya da e-posta' },
        { en: 'For example name.bsky.social.', tr: 'Örneğin ad.bsky.social.' },
      ),
      credential(
        'appPassword',
        'bluesky',
        { en: 'App password', tr: 'Uygulama parolası' },
        {
          en: 'Bluesky: Settings, Privacy and security, App passwords. Never the main password.',
          tr: 'Bluesky: Ayarlar, Gizlilik ve güvenlik, Uygulama parolaları. Ana parolayı yazmayın.',
        },
      ),
    ],
  },
  {
    name: 'connection',
    type: 'ui',
    admin: {
      disableListColumn: true,
      components: {
        Field: '/src/app/(payload)/components/social/ConnectionCheck#ConnectionCheck',
      },
    },
  },
  sealed('sealedCredentials'),
  sealed('sealedSession'),
  ...state,
]
