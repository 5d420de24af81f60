import type { CollectionConfig, PayloadRequest } from 'payload'
import { can, mayOpenPanel, type Subject } from '@/access/can'
import { isMachine } from '@/access/personOf'
import { env } from '@/env'
import { accessTokenStrategy } from '@/operations/accounts/accessTokenStrategy'
import { panelSeconds } from '@/operations/accounts/openSession'
import { apiKeyStrategy } from '@/operations/apiKeys/apiKeyStrategy'
import { payloadSessionStrategy } from '@/operations/accounts/payloadSessionStrategy'
import { ownUser } from './access'
import { changeMe } from './endpoints/changeMe'
import { listMyCertificates } from './endpoints/listMyCertificates'
import { listMyRegistrations } from './endpoints/listMyRegistrations'
import { listMyTickets } from './endpoints/listMyTickets'
import { secondFactorEndpoints } from './endpoints/secondFactorEndpoints'
import { sessionEndpoints } from './endpoints/sessionEndpoints'
import { panelEndpoints } from './endpoints/panelEndpoints'
import { assertCurrentPassword } from './hooks/assertCurrentPassword'
import { listOnline } from './endpoints/listOnline'
import { assertNotWider } from './hooks/assertNotWider'
import { assertPasswordPolicy } from './hooks/assertPasswordPolicy'
import { defaultRole } from './hooks/defaultRole'
import { endItsSession, endSessions, forgetSessions, notePasswordChange } from './hooks/endSessions'
import { keepLastAdmin, protectLastAdmin } from './hooks/protectLastAdmin'
import { refuseDisabled, refuseOtherLogins } from './hooks/refuseOtherLogins'
import { resetConfirmation } from './hooks/resetConfirmation'

const manage = can('users.manage')
const managed = {
  create: ({ req }: { req: PayloadRequest }) => manage({ req }),
  update: ({ req }: { req: PayloadRequest }) => manage({ req }),
}

/** People who can sign in: staff by their roles, everyone else as `user`. */
export const users: CollectionConfig<'users'> = {
  slug: 'users',
  labels: {
    singular: { en: 'User', tr: 'Kullanıcı' },
    plural: { en: 'Users', tr: 'Kullanıcılar' },
  },
  admin: {
    group: { en: 'Administration', tr: 'Yönetim' },
    useAsTitle: 'email',
    defaultColumns: ['email', 'firstName', 'lastName', 'roles', 'createdAt'],
    listSearchableFields: ['email', 'firstName', 'lastName'],
    description: {
      en: 'Who may sign in, and what their roles let them do.',
      tr: 'Kimlerin oturum açabildiği ve rollerinin neye izin verdiği.',
    },
  },
  auth: {
    depth: 1,
    strategies: [accessTokenStrategy, apiKeyStrategy, payloadSessionStrategy],
    tokenExpiration: panelSeconds,
    // Our own log-in counts failures, for unknown addresses too: `src/operations/accounts/lockOut.ts`.
    maxLoginAttempts: 0,
    cookies: { sameSite: 'Lax', secure: env.publicUrl.startsWith('https:') },
  },
  access: {
    admin: ({ req }) => !isMachine(req) && mayOpenPanel(req.user as Subject),
    create: manage,
    read: ownUser,
    update: ownUser,
    delete: manage,
    unlock: manage,
  },
  endpoints: [
    { path: '/me/tickets', method: 'get', handler: listMyTickets },
    { path: '/me/certificates', method: 'get', handler: listMyCertificates },
    { path: '/me/registrations', method: 'get', handler: listMyRegistrations },
    changeMe,
    ...sessionEndpoints,
    ...secondFactorEndpoints,
    ...panelEndpoints,
    { path: '/online', method: 'get', handler: listOnline },
  ],
  hooks: {
    beforeOperation: [refuseOtherLogins],
    beforeLogin: [refuseDisabled],
    afterLogout: [endItsSession],
    beforeValidate: [assertPasswordPolicy, defaultRole],
    beforeChange: [
      assertNotWider,
      assertCurrentPassword,
      protectLastAdmin,
      resetConfirmation,
      notePasswordChange,
    ],
    afterChange: [endSessions],
    beforeDelete: [keepLastAdmin, forgetSessions],
  },
  lockDocuments: false,
  fields: [
    // Payload's own field, with who may change it.
    {
      name: 'email',
      type: 'email',
      required: true,
      unique: true,
      label: { en: 'E-mail', tr: 'E-posta' },
      access: managed,
    },
    {
      type: 'row',
      fields: [
        { name: 'firstName', type: 'text', label: { en: 'First name', tr: 'Ad' }, maxLength: 100 },
        { name: 'lastName', type: 'text', label: { en: 'Last name', tr: 'Soyad' }, maxLength: 100 },
      ],
    },
    {
      name: 'roles',
      type: 'relationship',
      relationTo: 'roles',
      hasMany: true,
      label: { en: 'Roles', tr: 'Roller' },
      access: managed,
      admin: { position: 'sidebar' },
    },
    {
      name: 'locale',
      type: 'select',
      label: { en: 'Language', tr: 'Dil' },
      options: [
        { value: 'en', label: 'English' },
        { value: 'tr', label: 'Türkçe' },
      ],
      admin: {
        position: 'sidebar',
        description: {
          en: 'In which mails about the account are written.',
          tr: 'Hesapla ilgili postaların yazıldığı dil.',
        },
      },
    },
    {
      name: 'disabled',
      type: 'checkbox',
      defaultValue: false,
      label: { en: 'Disabled', tr: 'Devre dışı' },
      access: managed,
      admin: {
        position: 'sidebar',
        description: {
          en: 'Signs the user out everywhere at once; nobody signs in until this is undone.',
          tr: 'Kullanıcının tüm oturumlarını hemen kapatır; geri alınana dek oturum açılamaz.',
        },
      },
    },
    {
      name: 'emailVerifiedAt',
      type: 'date',
      label: { en: 'Address confirmed', tr: 'Adres doğrulandı' },
      access: managed,
      admin: { position: 'sidebar', readOnly: true, date: { pickerAppearance: 'dayAndTime' } },
    },
    {
      name: 'security',
      type: 'ui',
      admin: {
        disableListColumn: true,
        components: {
          Field: '/src/app/(payload)/components/account/AccountSecurity#AccountSecurity',
        },
      },
    },
    {
      name: 'profile',
      type: 'json',
      label: { en: 'Profile', tr: 'Profil' },
      admin: { hidden: true },
    },
    {
      name: 'contact',
      type: 'relationship',
      relationTo: 'contacts',
      label: { en: 'Contact', tr: 'Kişi' },
      access: managed,
      admin: { position: 'sidebar', readOnly: true },
    },
  ],
}
