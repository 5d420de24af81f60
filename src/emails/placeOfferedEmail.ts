import { formatMoment } from '@/lib/formatDate'
import { textsFor } from '@/lib/i18n/textsFor'
import { eventFactRows } from './eventFactRows'
import type { Mail } from './mailContent'
import { renderRegistrationMail, type RegistrationMailData } from './renderRegistrationMail'

export type PlaceOfferedEmailData = RegistrationMailData & {
  acceptUrl: string
  /** ISO 8601: until when the place is held. Shown in the event's zone. */
  expiresAt: string
}

/** A place became free for someone on the waiting list, who must accept it in time. */
export function placeOfferedEmail(data: PlaceOfferedEmailData): Mail {
  const { locale, event, acceptUrl, expiresAt } = data
  const words = textsFor(locale).mails.offered
  const until = formatMoment({ at: expiresAt, timezone: event.timezone, locale })
  return renderRegistrationMail({
    ...data,
    subject: words.subject(event.title),
    heading: words.heading,
    intro: words.intro(event.title),
    blocks: [
      {
        kind: 'facts',
        rows: [{ label: words.until, lines: [until] }, ...eventFactRows({ event, locale })],
      },
      { kind: 'button', label: words.accept, href: acceptUrl },
      { kind: 'note', text: words.hint },
    ],
  })
}
