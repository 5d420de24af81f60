import type { UIFieldServerProps } from 'payload'
import { holds } from '@/access/can'
import { languageOf } from '@/lib/localisedText'
import { EventFigures } from './EventFigures'
import './events.css'
import { eventTexts } from './eventTexts'

/** Above the form of an event: the ways to its people, and how it does. */
export function EventPanel({ req, id }: UIFieldServerProps) {
  if (!id) return null
  const language = languageOf(req.i18n.language)
  const texts = eventTexts[language]
  const sheet = `/api/events/${id}/registrations?format=`
  const people = holds(req, 'registrations.read')
  const links = [
    {
      shown: people,
      text: texts.registrations,
      href: `/admin/collections/registrations?where[or][0][and][0][event][equals]=${id}`,
    },
    {
      shown: holds(req, 'checkins.create') && holds(req, 'checkins.read'),
      text: texts.checkIn,
      href: `/admin/check-in?event=${id}`,
    },
    {
      shown: holds(req, 'certificates.issue'),
      text: texts.certificates,
      href: `/admin/collections/certificate-batches?event=${id}`,
    },
    { shown: people, text: texts.csv, href: `${sheet}csv`, download: true },
    { shown: people, text: texts.xlsx, href: `${sheet}xlsx`, download: true },
  ].filter(({ shown }) => shown)
  const figures = holds(req, 'events.analytics')
  if (links.length === 0 && !figures) return null
  return (
    <section className="rostrum rostrum-card event-panel" aria-label={texts.title}>
      <ul className="rostrum-links">
        {links.map(({ text, href, download }) => (
          <li key={href}>
            <a className="rostrum-button" href={href} download={download}>
              {text}
            </a>
          </li>
        ))}
      </ul>
      {figures && <EventFigures id={String(id)} language={language} />}
    </section>
  )
}
