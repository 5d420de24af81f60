import type { CollectionConfig, Field, FieldAccess, PayloadRequest } from 'payload'
import { can } from '@/access/can'
import { allPermissions } from '@/access/permissions'
import { sayTo } from '@/lib/sayTo'
import { auditDelete, auditKey } from './hooks/auditKey'
import { keepRevoked } from './hooks/keepRevoked'
import { makeKey } from './hooks/makeKey'
import { hideHash, showKeyOnce } from './hooks/showKeyOnce'

const never: FieldAccess = () => false
const systemOnly = { create: never, update: never }
const manage = can('keys.manage')
const known = new Set<unknown>(allPermissions)
const defaultDays = 90

const moment = (name: string, label: { en: string; tr: string }): Field => ({
  name,
  type: 'date',
  label,
  access: systemOnly,
  admin: {
    readOnly: true,
    position: 'sidebar',
    date: { pickerAppearance: 'dayAndTime' },
    condition: (data) => Boolean(data?.[name]),
  },
})

/** Keys by which other systems call the API: each with scopes, an end, and a hash in place of itself. */
export const apiKeys: CollectionConfig<'api-keys'> = {
  slug: 'api-keys',
  labels: {
    singular: { en: 'API key', tr: 'API anahtarı' },
    plural: { en: 'API keys', tr: 'API anahtarları' },
  },
  admin: {
    group: { en: 'Administration', tr: 'Yönetim' },
    useAsTitle: 'name',
    defaultColumns: ['name', 'prefix', 'expiresAt', 'lastUsedAt', 'revokedAt', 'createdBy'],
    listSearchableFields: ['name', 'prefix'],
    description: {
      en: 'For other systems: sent as “Authorization: Bearer rostrum_…”. A key can do what is ticked, and never more than who made it.',
      tr: 'Diğer sistemler için: “Authorization: Bearer rostrum_…” olarak gönderilir. Anahtar yalnızca işaretlenenleri yapabilir; oluşturanından fazlasını asla.',
    },
    components: {
      edit: { SaveButton: '/src/app/(payload)/components/apiKeys/SaveKey#SaveKey' },
    },
  },
  access: { create: manage, read: manage, update: manage, delete: manage },
  hooks: {
    beforeChange: [makeKey, keepRevoked],
    afterChange: [auditKey, showKeyOnce],
    afterRead: [hideHash],
    beforeDelete: [auditDelete],
  },
  lockDocuments: false,
  disableDuplicate: true,
  fields: [
    {
      name: 'name',
      type: 'text',
      required: true,
      maxLength: 100,
      label: { en: 'Name', tr: 'Ad' },
      admin: {
        description: { en: 'Which system uses it.', tr: 'Hangi sistemin kullandığı.' },
      },
    },
    {
      name: 'scopes',
      type: 'json',
      required: true,
      defaultValue: [],
      label: { en: 'Scopes', tr: 'Kapsamlar' },
      // Settled once: whoever changes a key later must not have it do more than they may.
      access: { update: never },
      admin: {
        components: {
          Field: '/src/app/(payload)/components/roles/PermissionsField#PermissionsField',
        },
      },
      typescriptSchema: [() => ({ type: 'array', items: { type: 'string' } })],
      validate: (value: unknown, { req }: { req: PayloadRequest }) => {
        if (!Array.isArray(value) || value.length === 0) {
          return sayTo(req, { en: 'Tick at least one scope.', tr: 'En az bir kapsam işaretleyin.' })
        }
        const unknown = value.filter((permission) => !known.has(permission))
        return unknown.length === 0 || `Not a permission: ${unknown.join(', ')}`
      },
    },
    // Made here; stands in the answer to the creation and nowhere else.
    {
      name: 'key',
      type: 'text',
      virtual: true,
      access: systemOnly,
      admin: { hidden: true, disableListColumn: true, disableListFilter: true },
    },
    {
      name: 'prefix',
      type: 'text',
      label: { en: 'Begins with', tr: 'Başlangıcı' },
      access: systemOnly,
      admin: { readOnly: true, position: 'sidebar', condition: (data) => Boolean(data?.prefix) },
    },
    {
      name: 'hash',
      type: 'text',
      unique: true,
      hidden: true,
      access: { create: never, read: never, update: never },
      admin: { hidden: true, disableListColumn: true, disableListFilter: true },
    },
    {
      name: 'expiresAt',
      type: 'date',
      required: true,
      defaultValue: () => new Date(Date.now() + defaultDays * 86_400_000).toISOString(),
      label: { en: 'Expires', tr: 'Sona erer' },
      access: { update: never },
      admin: { position: 'sidebar', date: { pickerAppearance: 'dayAndTime' } },
      validate: (value, { operation, req }) =>
        operation !== 'create' ||
        new Date(value ?? 0).getTime() > Date.now() ||
        sayTo(req, { en: 'Choose a time in the future.', tr: 'Gelecekte bir zaman seçin.' }),
    },
    moment('lastUsedAt', { en: 'Last used', tr: 'Son kullanım' }),
    {
      name: 'revokedAt',
      type: 'date',
      label: { en: 'Revoked', tr: 'İptal edildi' },
      access: { create: never },
      admin: {
        position: 'sidebar',
        date: { pickerAppearance: 'dayAndTime' },
        condition: (data) => Boolean(data?.prefix),
        components: { Field: '/src/app/(payload)/components/apiKeys/RevokeKey#RevokeKey' },
      },
    },
    {
      name: 'createdBy',
      type: 'relationship',
      relationTo: 'users',
      label: { en: 'Made by', tr: 'Oluşturan' },
      access: systemOnly,
      admin: { readOnly: true, position: 'sidebar', condition: (data) => Boolean(data?.prefix) },
    },
  ],
}
