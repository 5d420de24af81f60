import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'
import { any, nobody } from '@/access/compose'
import { ownBy } from '@/access/rules'
import { changeStatusEndpoint } from './endpoints/changeStatus'
import { manageEndpoints } from './endpoints/manage'
import { paymentEndpoint } from './endpoints/recordPayment'
import { listOfEventEndpoint } from './endpoints/listOfEvent'
import { registerEndpoint } from './endpoints/register'
import { sendAgainEndpoint } from './endpoints/sendAgain'
import { registrationFields } from './fields'
import { obeyStateMachine } from './hooks/obeyStateMachine'
import { recordEntry } from './hooks/recordEntry'
import { refuseDelete } from './hooks/refuseDelete'
import { reserveSeat } from './hooks/reserveSeat'

/** One row is one seat, or one place on the waiting list. */
export const registrations: CollectionConfig<'registrations'> = {
  slug: 'registrations',
  labels: {
    singular: { en: 'Registration', tr: 'Kayıt' },
    plural: { en: 'Registrations', tr: 'Kayıtlar' },
  },
  admin: {
    group: { en: 'Events', tr: 'Etkinlikler' },
    useAsTitle: 'code',
    defaultColumns: [
      'code',
      'familyName',
      'givenName',
      'event',
      'status',
      'checkedInAt',
      'createdAt',
    ],
    listSearchableFields: ['searchText'],
    description: {
      en: 'Everyone who has, wants or had a seat.',
      tr: 'Koltuğu olan, isteyen ya da eskiden olan herkes.',
    },
  },
  access: {
    create: can('registrations.create'),
    read: any(can('registrations.read'), ownBy('user')),
    update: can('registrations.update'),
    delete: nobody,
  },
  lockDocuments: false,
  disableDuplicate: true,
  endpoints: [...manageEndpoints, changeStatusEndpoint, paymentEndpoint, sendAgainEndpoint],
  defaultSort: '-createdAt',
  hooks: {
    beforeChange: [reserveSeat, obeyStateMachine],
    afterChange: [recordEntry],
    beforeDelete: [refuseDelete],
  },
  fields: registrationFields,
}

/** What stands under `/api/events/:id`. */
export const eventEndpoints = [registerEndpoint, listOfEventEndpoint]
