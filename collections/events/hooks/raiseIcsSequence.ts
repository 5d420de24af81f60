import type { CollectionBeforeChangeHook } from 'payload'
import { describeEventChange, type Occasion } from '@/operations/events/describeEventChange'
import type { Event } from '@/payload-types'

/** Numbers each change that registrants must hear about, so that calendars replace what they hold. */
export const raiseIcsSequence: CollectionBeforeChangeHook<Event> = ({
  data,
  operation,
  originalDoc,
}) => {
  if (operation === 'create' || !originalDoc) return data
  if (!describeEventChange(originalDoc, data as Occasion)) return data
  data.icsSequence = (originalDoc.icsSequence ?? 0) + 1
  if (Date.parse(originalDoc.startDate) !== Date.parse(data.startDate ?? '')) {
    data.previousStartDate = originalDoc.startDate
  }
  return data
}
