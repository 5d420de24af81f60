import type { PayloadRequest } from 'payload'
import { formatEventTime } from '@/lib/formatDate'
import type { Language } from '@/lib/localisedText'
import { isToday } from '@/operations/dashboard/organiserDays'
import { readEventFill, type EventFill } from '@/operations/dashboard/readEventFill'
import { checkInTexts } from './checkInTexts'

type Props = { req: PayloadRequest; language: Language }

const shownAhead = 12

/** The events whose doors may open: today's first, then what comes next. */
export async function EventChoice({ req, language }: Props) {
  const texts = checkInTexts[language]
  const now = new Date()
  const near = await readEventFill(req, now)
  const today = near.filter((event) => isToday(event, now))
  const ahead = near.filter((event) => !today.includes(event) && event.startDate > now)
  if (today.length + ahead.length === 0) return <p className="rostrum-empty">{texts.noEvents}</p>
  return (
    <div className="checkin-choice">
      <p>{texts.choose}</p>
      <Events title={texts.today} events={today} language={language} />
      <Events title={texts.upcoming} events={ahead.slice(0, shownAhead)} language={language} />
    </div>
  )
}

type Listed = { title: string; events: EventFill[]; language: Language }

function Events({ title, events, language }: Listed) {
  if (events.length === 0) return null
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {events.map(({ id, title: name, startDate, endDate, timezone, location }) => {
          const span = { startDate: startDate.toISOString(), endDate: endDate.toISOString() }
          const when = formatEventTime({ ...span, timezone, locale: language }).span
          return (
            <li key={id}>
              <a className="rostrum-card" href={`/admin/check-in?event=${id}`}>
                <strong>{name}</strong>
                <span className="rostrum-quiet">
                  {[when, location].filter(Boolean).join(' · ')}
                </span>
              </a>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
