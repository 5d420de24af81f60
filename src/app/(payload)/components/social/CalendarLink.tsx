import type { ServerProps } from 'payload'
import { languageOf } from '@/lib/localisedText'
import { socialTexts } from './socialTexts'

/** Over the list of posts: the way to the calendar. */
export function CalendarLink({ i18n }: ServerProps) {
  return (
    <p>
      <a href="/admin/calendar">{socialTexts[languageOf(i18n.language)].calendar}</a>
    </p>
  )
}
