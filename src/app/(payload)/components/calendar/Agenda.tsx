import { daysOf, type CalendarSpan } from '@/lib/calendar/calendarSpan'
import { intlTags } from '@/lib/i18n/locale'
import type { Language } from '@/lib/localisedText'
import type { CalendarEntry } from '@/operations/calendar/readCalendar'
import { calendarTexts } from './calendarTexts'
import { EntryLink } from './EntryLink'

type Props = {
  entries: CalendarEntry[]
  span: CalendarSpan
  timezone: string
  language: Language
  today: string
}

/** The days on which something is, one under the other: what fits a phone. */
export function Agenda({ entries, span, timezone, language, today }: Props) {
  const full = new Intl.DateTimeFormat(intlTags[language], {
    ...{ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' },
  })
  const days = span.days.flatMap((day) => {
    const here = entries.filter((entry) => daysOf({ entry, span, timezone }).includes(day))
    return here.length > 0 ? [{ day, here }] : []
  })
  if (days.length === 0) return <p className="rostrum-empty">{calendarTexts[language].empty}</p>
  return (
    <ol className="rostrum-agenda">
      {days.map(({ day, here }) => (
        <li key={day} aria-current={day === today ? 'date' : undefined}>
          <h2>{full.format(new Date(`${day}T12:00:00Z`))}</h2>
          {here.map((entry) => (
            <EntryLink key={entry.id} entry={entry} timezone={timezone} language={language} full />
          ))}
        </li>
      ))}
    </ol>
  )
}
