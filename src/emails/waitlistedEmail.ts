import { textsFor } from '@/lib/i18n/textsFor'
import { eventFactRows } from './eventFactRows'
import type { Mail } from './mailContent'
import { renderRegistrationMail, type RegistrationMailData } from './renderRegistrationMail'

export type WaitlistedEmailData = RegistrationMailData & {
  manageUrl: string
  /** From 1. */
  position?: number
}

/** The event is full and the person is on the waiting list: what happens next, and how to leave it. */
export function waitlistedEmail(data: WaitlistedEmailData): Mail {
  const { locale, event, position } = data
  const { mails } = textsFor(locale)
  const words = mails.waitlisted
  const rows = eventFactRows({ event, locale })
  if (position !== undefined) rows.unshift({ label: words.position, lines: [String(position)] })
  return renderRegistrationMail({
    ...data,
    subject: words.subject(event.title),
    heading: words.heading,
    intro: words.intro(event.title),
    blocks: [
      { kind: 'facts', rows },
      { kind: 'button', label: mails.manage, href: data.manageUrl },
      { kind: 'note', text: words.hint },
    ],
  })
}
