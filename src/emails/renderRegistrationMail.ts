import { fullName, type AttendeeFacts, type EventFacts } from '@/lib/eventFacts'
import type { Locale } from '@/lib/i18n/locale'
import { textsFor } from '@/lib/i18n/textsFor'
import type { Mail, MailBlock } from './mailContent'
import { renderMail } from './renderMail'

/** What every mail about a registration needs. */
export type RegistrationMailData = {
  /** The language of the person it goes to. */
  locale: Locale
  event: EventFacts
  attendee: AttendeeFacts
}

type Input = RegistrationMailData & {
  subject: string
  heading: string
  /** The first sentence, and what mail programs show beside the subject. */
  intro: string
  blocks: MailBlock[]
}

/** Renders a mail to an attendee in the organiser's name. */
export function renderRegistrationMail(input: Input): Mail {
  const { locale, event, attendee, subject, heading, intro, blocks } = input
  const { mails } = textsFor(locale)
  return renderMail({
    locale,
    subject,
    preheader: intro,
    heading,
    greeting: mails.greeting(fullName(attendee)),
    blocks: [{ kind: 'paragraph', text: intro }, ...blocks],
    sender: event.organizer ?? mails.platform,
    reason: mails.reasonRegistered(attendee.email),
  })
}
