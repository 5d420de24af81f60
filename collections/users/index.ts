import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'
import { any } from '@/access/compose'
import { sessionStrategy } from '@/access/sessionStrategy'
import { listMyCertificates } from './endpoints/listMyCertificates'
import { listMyRegistrations } from './endpoints/listMyRegistrations'
import { listMyTickets } from './endpoints/listMyTickets'
import { listOnline } from './endpoints/listOnline'
import { assertPasswordPolicy } from './hooks/assertPasswordPolicy'
import { defaultRole } from './hooks/defaultRole'
import { protectLastAdmin } from './hooks/protectLastAdmin'

const manage = can('users.manage')

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
    strategies: [sessionStrategy],
    tokenExpiration: 8 * 60 * 60,
    maxLoginAttempts: 10,
    lockTime: 10 * 60 * 1000,
    cookies: { sameSite: 'Lax' },
  },
  access: {
    admin: ({ req }) => can('admin.access')({ req }),
    create: manage,
    read: any(manage, ({ req }) => (req.user ? { id: { equals: req.user.id } } : false)),
    update: any(manage, ({ req }) => (req.user ? { id: { equals: req.user.id } } : false)),
    delete: manage,
    unlock: manage,
  },
  endpoints: [
    { path: '/me/tickets', method: 'get', handler: listMyTickets },
    { path: '/me/certificates', method: 'get', handler: listMyCertificates },
    { path: '/me/registrations', method: 'get', handler: listMyRegistrations },
    { path: '/online', method: 'get', handler: listOnline },
  ],
  hooks: {
    beforeValidate: [assertPasswordPolicy, defaultRole],
    beforeChange: [protectLastAdmin],
  },
  lockDocuments: false,
  fields: [
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
      access: {
        create: ({ req }) => manage({ req }),
        update: ({ req }) => manage({ req }),
      },
      admin: { position: 'sidebar' },
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
      access: {
        create: ({ req }) => manage({ req }),
        update: ({ req }) => manage({ req }),
      },
      admin: { position: 'sidebar', readOnly: true },
    },
  ],
}
