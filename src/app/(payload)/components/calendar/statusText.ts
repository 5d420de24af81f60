import { campaignStates } from '@/lib/campaignStates'
import { eventStates } from '@/lib/eventStates'
import type { Language, LocalisedText } from '@/lib/localisedText'
import { postStates } from '@/lib/social/postStates'
import type { CalendarEntry } from '@/operations/calendar/readCalendar'

const labels: Record<CalendarEntry['kind'], Record<string, LocalisedText>> = {
  event: eventStates.labels,
  campaign: campaignStates.labels,
  post: postStates.labels,
}

type Wanted = Pick<CalendarEntry, 'kind' | 'status'> & { language: Language }

/** The status of an entry in words. Pure. */
export const statusText = ({ kind, status, language }: Wanted): string =>
  labels[kind][status]?.[language] ?? status
