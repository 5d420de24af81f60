import { textsFor } from '@/lib/i18n/textsFor'
import { eventFactRows } from './eventFactRows'
import type { Mail } from './mailContent'
import { refundNote, type Refund } from './refundNote'
import { renderRegistrationMail, type RegistrationMailData } from './renderRegistrationMail'

export type RegistrationCancelledEmailData = RegistrationMailData & {
  /** Who or what ended it. */
  cause: 'attendee' | 'organizer' | 'expired' | 'rejected'
  /** In the organiser's words. */
  reason?: string
  refund?: Refund
}

/** The registration no longer stands: why, what is refunded, where the event is found. */
export function registrationCancelledEmail(data: RegistrationCancelledEmailData): Mail {
  const { locale, event, cause, reason } = data
  const words = textsFor(locale).mails.cancelled
  const rows = eventFactRows({ event: { ...event, virtualUrl: undefined }, locale })
  if (reason) rows.unshift({ label: words.reason, lines: [reason] })
  return renderRegistrationMail({
    ...data,
    subject: words.subject[cause](event.title),
    heading: words.heading[cause],
    intro: words.intro[cause](event.title),
    blocks: [
      ...refundNote(data),
      { kind: 'facts', rows },
      { kind: 'button', label: words.eventPage, href: event.url },
    ],
  })
}
