import { formatEventTime } from '@/lib/formatDate'
import type { Language } from '@/lib/localisedText'
import type { EventFill } from '@/operations/dashboard/readEventFill'
import type { DashboardTexts } from './dashboardTexts'

type Props = {
  title: string
  events: EventFill[]
  empty: string
  language: Language
  texts: DashboardTexts
}

/** Events with the bar of their seats. */
export function EventList({ title, events, empty, language, texts }: Props) {
  return (
    <section className="rostrum-card" aria-label={title}>
      <h2>{title}</h2>
      {events.length === 0 ? (
        <p className="rostrum-empty">{empty}</p>
      ) : (
        <ul className="rostrum-events">
          {events.map((event) => (
            <li key={event.id}>
              <a href={`/admin/collections/events/${event.id}`}>{event.title}</a>
              <span className="rostrum-quiet">
                {whenOf(event, language)}
                {event.location ? ` · ${event.location}` : ''}
              </span>
              <FillBar event={event} texts={texts} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function whenOf({ startDate, endDate, timezone }: EventFill, language: Language): string {
  const dates = { startDate: startDate.toISOString(), endDate: endDate.toISOString() }
  return formatEventTime({ ...dates, timezone, locale: language }).span
}

/** Taken seats in full colour, held ones lighter, in words beside it. */
function FillBar({ event, texts }: { event: EventFill; texts: DashboardTexts }) {
  const { capacity, taken, held, checkedIn } = event
  const share = (seats: number) =>
    capacity === null || capacity === 0 ? 0 : Math.min(100, (100 * seats) / capacity)
  const full = capacity !== null && taken + held >= capacity
  const words = [
    texts.seats(taken, capacity),
    ...(held > 0 ? [texts.held(held)] : []),
    ...(checkedIn > 0 ? [texts.checkedIn(checkedIn)] : []),
  ]
  return (
    <span className="rostrum-fill">
      {capacity !== null && (
        <span className="rostrum-fill__track" aria-hidden="true">
          <span className="rostrum-fill__taken" style={{ width: `${share(taken)}%` }} />
          <span
            className="rostrum-fill__held"
            style={{ width: `${share(taken + held) - share(taken)}%` }}
          />
        </span>
      )}
      <span className="rostrum-fill__words">
        {words.join(' · ')}
        {full && <span className="rostrum-badge rostrum-badge--warning">{texts.full}</span>}
      </span>
    </span>
  )
}
