import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'
import { readEvents } from './access'
import { analytics } from './endpoints/analytics'
import { calendar } from './endpoints/calendar'
import { changeStatus } from './endpoints/changeStatus'
import { deleteEvent } from './endpoints/moveToTrash'
import { eventFields } from './fields'
import { addRegistrationState } from './hooks/addRegistrationState'
import { admitEventChange } from './hooks/admitEventChange'
import { announceChange } from './hooks/announceChange'
import { applyEventSearch } from './hooks/applyEventSearch'
import { auditEventChange } from './hooks/auditEventChange'
import { completeEventValues } from './hooks/completeEventValues'
import { guardEventChange } from './hooks/guardEventChange'
import { makeDefaults } from './hooks/makeDefaults'
import { moveSeatsAndPrice } from './hooks/moveSeatsAndPrice'
import { promoteWaiters } from './hooks/promoteWaiters'
import { raiseIcsSequence } from './hooks/raiseIcsSequence'
import { removeParts } from './hooks/removeParts'
import { tellOtherSystems } from './hooks/tellOtherSystems'

/** What people register for. */
export const events: CollectionConfig<'events'> = {
  slug: 'events',
  labels: {
    singular: { en: 'Event', tr: 'Etkinlik' },
    plural: { en: 'Events', tr: 'Etkinlikler' },
  },
  admin: {
    group: { en: 'Events', tr: 'Etkinlikler' },
    useAsTitle: 'title',
    defaultColumns: ['title', 'status', 'startDate', 'location', 'capacity', 'price'],
    listSearchableFields: ['searchText'],
    components: {
      listMenuItems: ['/src/app/(payload)/components/imports/ImportMenuItem#ImportMenuItem'],
    },
    description: {
      en: 'Write an event as a draft, publish it, and people can register.',
      tr: 'Etkinliği taslak olarak yazın, yayımlayın; kayıtlar başlasın.',
    },
  },
  access: {
    create: can('events.create'),
    read: readEvents,
    update: can('events.update'),
    delete: can('events.delete'),
  },
  hooks: {
    beforeOperation: [admitEventChange, applyEventSearch],
    beforeValidate: [completeEventValues],
    beforeChange: [guardEventChange, moveSeatsAndPrice, raiseIcsSequence, auditEventChange],
    afterChange: [makeDefaults, promoteWaiters, announceChange, tellOtherSystems],
    afterOperation: [addRegistrationState],
    beforeDelete: [removeParts],
  },
  endpoints: [analytics, calendar, changeStatus, deleteEvent],
  trash: true,
  lockDocuments: false,
  defaultSort: '-startDate',
  fields: eventFields,
}
