import { intlTags } from '@/lib/i18n/locale'
import type { Language } from '@/lib/localisedText'
import type { CalendarEntry } from '@/operations/calendar/readCalendar'
import { calendarTexts } from './calendarTexts'
import { statusText } from './statusText'

const collections = { event: 'events', campaign: 'campaigns', post: 'social-posts' }

type Props = { entry: CalendarEntry; timezone: string; language: Language; full?: boolean }

/** One entry: kind by colour and word, hour, title, and where it stands. */
export function EntryLink({ entry, timezone, language, full = false }: Props) {
  const { kind, id, title, status, at } = entry
  const hour = new Intl.DateTimeFormat(intlTags[language], {
    ...{ hour: '2-digit', minute: '2-digit', timeZone: timezone },
  }).format(at)
  const words = `${calendarTexts[language].kinds[kind]} · ${statusText({ kind, status, language })}`
  return (
    <a
      className={`rostrum-entry rostrum-entry--${kind} rostrum-entry--is-${status}`}
      href={`/admin/collections/${collections[kind]}/${id}`}
      title={`${hour} ${title} (${words})`}
    >
      <time dateTime={at.toISOString()}>{hour}</time>
      <span className="rostrum-entry__title">{title}</span>
      <span className={full ? 'rostrum-quiet' : 'rostrum-for-listeners'}>{words}</span>
    </a>
  )
}
