import type { EventFacts } from '@/lib/eventFacts'
import { textsFor } from '@/lib/i18n/textsFor'
import { attachmentNote, type Attachment } from './attachmentNote'
import { eventFactRows } from './eventFactRows'
import type { Mail, MailBlock, MailFact } from './mailContent'
import { refundNote, type Refund } from './refundNote'
import { renderRegistrationMail, type RegistrationMailData } from './renderRegistrationMail'

export type EventChangedEmailData = RegistrationMailData & {
  change: 'changed' | 'postponed' | 'cancelled'
  /** The event as it was announced before. */
  previous: EventFacts
  manageUrl: string
  /** In the organiser's words; may have several lines. */
  message?: string
  refund?: Refund
  attachments?: Attachment[]
}

/** Date or place have changed, or the event is postponed or cancelled: how it stands, and how it stood. */
export function eventChangedEmail(data: EventChangedEmailData): Mail {
  const { locale, event, change, message, manageUrl } = data
  const { mails } = textsFor(locale)
  const words = mails.changed
  const cancelled = change === 'cancelled'
  const closing: MailBlock[] = cancelled
    ? [{ kind: 'button', label: mails.cancelled.eventPage, href: event.url }]
    : [
        { kind: 'button', label: mails.manage, href: manageUrl },
        { kind: 'note', text: words.hint },
      ]
  return renderRegistrationMail({
    ...data,
    subject: words.subject[change](event.title),
    heading: words.heading[change],
    intro: words.intro[change](event.title),
    blocks: [
      ...(message ? [{ kind: 'quote' as const, text: `${words.message}: ${message}` }] : []),
      ...refundNote(data),
      { kind: 'facts', rows: factRows(data) },
      ...attachmentNote(data),
      ...closing,
    ],
  })
}

/** Each fact as it stands; under a fact that changed, how it stood. */
function factRows({ locale, event, change, previous }: EventChangedEmailData): MailFact[] {
  const words = textsFor(locale).mails.changed
  const [title, time, place] = eventFactRows({ event, locale })
  const [, formerTime, formerPlace] = eventFactRows({ event: previous, locale })
  if (!title || !time || !place || !formerTime || !formerPlace) return []
  if (change === 'postponed') return [title, { ...formerTime, label: words.announced }, place]
  if (change === 'cancelled') return [title, formerTime]
  const before = (now: MailFact, former: MailFact): MailFact => {
    const [is, was] = [written(now), written(former)]
    return is === was ? now : { ...now, lines: [...now.lines, words.before(was)] }
  }
  return [title, before(time, formerTime), before(place, formerPlace)]
}

const written = ({ lines }: MailFact) =>
  lines.map((line) => (typeof line === 'string' ? line : line.text)).join(', ')
