import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'
import { allPermissions } from '@/access/permissions'
import { assertGrantable } from './hooks/assertGrantable'
import { cutSocketsOfHolders } from './hooks/cutSocketsOfHolders'
import { refuseBuiltInDelete } from './hooks/refuseBuiltInDelete'

const known = new Set<unknown>(allPermissions)

/** Named sets of permissions. `admin` holds all of them, whatever its row says. */
export const roles: CollectionConfig<'roles'> = {
  slug: 'roles',
  labels: { singular: { en: 'Role', tr: 'Rol' }, plural: { en: 'Roles', tr: 'Roller' } },
  admin: {
    group: { en: 'Administration', tr: 'Yönetim' },
    useAsTitle: 'name',
    defaultColumns: ['name', 'label', 'updatedAt'],
    description: {
      en: 'What the holders of a role may do. Changes take effect on their next click.',
      tr: 'Bir rolün sahiplerinin yapabilecekleri. Değişiklikler sonraki tıklamada geçerli olur.',
    },
  },
  access: {
    create: can('roles.manage'),
    read: ({ req }) => can('roles.manage')({ req }) || can('users.manage')({ req }),
    update: can('roles.manage'),
    delete: can('roles.manage'),
  },
  hooks: {
    beforeChange: [assertGrantable],
    afterChange: [cutSocketsOfHolders],
    beforeDelete: [refuseBuiltInDelete],
  },
  lockDocuments: false,
  fields: [
    {
      name: 'name',
      type: 'text',
      label: { en: 'Name', tr: 'Ad' },
      required: true,
      unique: true,
      maxLength: 60,
      validate: (value: unknown) =>
        (typeof value === 'string' && /^[a-z][a-z0-9-]*$/.test(value)) ||
        'Lower-case letters, digits and dashes, for example door-staff.',
    },
    { name: 'label', type: 'text', label: { en: 'Label', tr: 'Etiket' }, maxLength: 100 },
    {
      name: 'permissions',
      type: 'json',
      label: { en: 'Permissions', tr: 'İzinler' },
      required: true,
      defaultValue: [],
      admin: {
        components: {
          Field: '/src/app/(payload)/components/roles/PermissionsField#PermissionsField',
        },
      },
      typescriptSchema: [() => ({ type: 'array', items: { type: 'string' } })],
      validate: (value: unknown) => {
        if (!Array.isArray(value)) return 'A list of permissions.'
        const unknown = value.filter((permission) => !known.has(permission))
        return unknown.length === 0 || `Not a permission: ${unknown.join(', ')}`
      },
    },
    {
      name: 'requiresSecondFactor',
      type: 'checkbox',
      label: { en: 'Asks for a second factor', tr: 'İkinci doğrulama ister' },
      defaultValue: false,
      admin: {
        position: 'sidebar',
        description: {
          en: 'Who has none set up can do nothing but that, from their next click on.',
          tr: 'Kurmamış olanlar sonraki tıklamadan itibaren yalnızca bunu kurabilir.',
        },
      },
    },
    {
      name: 'builtIn',
      type: 'checkbox',
      label: { en: 'Built in', tr: 'Yerleşik' },
      defaultValue: false,
      access: { create: () => false, update: () => false },
      admin: {
        readOnly: true,
        position: 'sidebar',
        description: {
          en: 'Comes with the platform and cannot be deleted.',
          tr: 'Platformla birlikte gelir ve silinemez.',
        },
      },
    },
  ],
}
