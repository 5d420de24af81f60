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
  /** Where the rest of a full day is shown. */
  href: (day: string) => string
}

const mostInMonth = 4

/** A month or a week as a table of days, Monday first. */
export function DayGrid({ entries, span, timezone, language, today, href }: Props) {
  const tag = intlTags[language]
  const noon = (day: string) => new Date(`${day}T12:00:00Z`)
  const weekday = new Intl.DateTimeFormat(tag, { weekday: 'short', timeZone: 'UTC' })
  const full = new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeZone: 'UTC' })
  const byDay = new Map<string, CalendarEntry[]>()
  for (const entry of entries) {
    for (const day of daysOf({ entry, span, timezone })) {
      byDay.set(day, [...(byDay.get(day) ?? []), entry])
    }
  }
  const weeks = Array.from({ length: span.days.length / 7 }, (_, index) =>
    span.days.slice(index * 7, index * 7 + 7),
  )
  const most = span.view === 'month' ? mostInMonth : Infinity
  return (
    <table className={`rostrum-days rostrum-days--${span.view}`}>
      <thead>
        <tr>
          {weeks[0]?.map((day) => (
            <th key={day} scope="col">
              {weekday.format(noon(day))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((days) => (
          <tr key={days[0]}>
            {days.map((day) => {
              const here = byDay.get(day) ?? []
              const outside = span.view === 'month' && !day.startsWith(span.month)
              return (
                <td key={day} className={outside ? 'rostrum-days__outside' : undefined}>
                  <a
                    className="rostrum-days__number"
                    href={href(day)}
                    aria-label={full.format(noon(day))}
                    aria-current={day === today ? 'date' : undefined}
                  >
                    {Number(day.slice(8))}
                  </a>
                  {here.slice(0, most).map((entry) => (
                    <EntryLink
                      key={entry.id}
                      entry={entry}
                      timezone={timezone}
                      language={language}
                      full={span.view === 'week'}
                    />
                  ))}
                  {here.length > most && (
                    <a className="rostrum-days__more" href={href(day)}>
                      {calendarTexts[language].more(here.length - most)}
                    </a>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
