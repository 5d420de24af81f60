import type { EventFacts } from '@/lib/eventFacts'
import { formatEventTime } from '@/lib/formatDate'
import type { Locale } from '@/lib/i18n/locale'
import { textsFor } from '@/lib/i18n/textsFor'
import type { MailFact } from './mailContent'

/** Event, time in the event's zone, and place, as the rows of a mail. */
export function eventFactRows({
  event,
  locale,
}: {
  event: EventFacts
  locale: Locale
}): MailFact[] {
  const { admission, mails } = textsFor(locale)
  const time = formatEventTime({ ...event, locale })
  const { virtualUrl } = event
  const place: MailFact['lines'] = [event.locationName, event.address].filter(
    (line): line is string => Boolean(line),
  )
  if (virtualUrl && place.length === 0) place.push(admission.online)
  if (virtualUrl) place.push({ text: virtualUrl, href: virtualUrl })
  return [
    { label: mails.event, lines: [{ text: event.title, href: event.url }] },
    { label: admission.date, lines: [glued(time.span), time.zone] },
    { label: admission.place, lines: place.length > 0 ? place : [admission.toBeAnnounced] },
  ]
}

/** Keeps `09:00 – 18:30` on one line. */
const glued = (span: string) => span.replace(/(\d\d:\d\d) – (\d\d:\d\d)$/, '$1\u00a0–\u00a0$2')
