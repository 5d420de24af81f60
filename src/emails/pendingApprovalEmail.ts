import { textsFor } from '@/lib/i18n/textsFor'
import { eventFactRows } from './eventFactRows'
import type { Mail } from './mailContent'
import { renderRegistrationMail, type RegistrationMailData } from './renderRegistrationMail'

export type PendingApprovalEmailData = RegistrationMailData & { manageUrl: string }

/** The registration has arrived and waits for the organiser's decision. */
export function pendingApprovalEmail(data: PendingApprovalEmailData): Mail {
  const { locale, event } = data
  const { mails } = textsFor(locale)
  const words = mails.pendingApproval
  return renderRegistrationMail({
    ...data,
    subject: words.subject(event.title),
    heading: words.heading,
    intro: words.intro(event.title),
    blocks: [
      { kind: 'facts', rows: eventFactRows({ event, locale }) },
      { kind: 'button', label: mails.manage, href: data.manageUrl },
      { kind: 'note', text: mails.manageHint },
    ],
  })
}
