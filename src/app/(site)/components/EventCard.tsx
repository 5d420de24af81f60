import { formatEventTime } from '@/lib/formatDate'
import type { Locale } from '@/lib/i18n/locale'
import type { Event } from '@/payload-types'
import { eventPrice } from './eventPrice'
import { StateBadge } from './StateBadge'
import { siteTexts } from '../siteTexts'

/** One event in a list; the whole card leads to its page. */
export function EventCard({ event, locale }: { event: Event; locale: Locale }) {
  const texts = siteTexts[locale]
  const { title, slug, startDate, endDate, timezone, location, attendanceMode, summary } = event
  const place = location || (attendanceMode === 'offline' ? null : texts.online)
  return (
    <article className="site-card site-event">
      <time dateTime={startDate}>
        {formatEventTime({ startDate, endDate, timezone, locale }).span}
      </time>
      <h2>
        <a href={`/events/${slug}`}>{title}</a>
      </h2>
      {place && <p>{place}</p>}
      {summary && <p className="site-quiet">{summary}</p>}
      <p className="site-quiet">{eventPrice(event, locale)}</p>
      <StateBadge event={event} locale={locale} />
    </article>
  )
}
