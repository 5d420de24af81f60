import type { Locale } from '@/lib/i18n/locale'
import { singleLine } from '@/lib/singleLine'
import type { Mail, MailBlock } from '../mailContent'
import { renderMail } from '../renderMail'
import { ticketTexts } from './ticketTexts'

export type TicketEmailData = {
  /** Opened: number and link to the customer. Answer: what staff wrote. Staff: what the customer wrote. */
  kind: 'answer' | 'opened' | 'staff'
  locale: Locale
  number: string
  subject: string
  /** As it was typed: line ends stay. */
  body: string
  files: string[]
  author: string
  openedByStaff: boolean
  reader: { name: string | null; email: string }
  /** The customer's signed link, or the page of the panel for staff. */
  url: string
  /** A mail came before it. */
  isReply: boolean
}

const subjectCharacters = 140

/** A mail about a ticket. The subject carries the number and stays the same, so that mail programs thread it. */
export function ticketEmail(data: TicketEmailData): Mail {
  const { kind, locale, number, author, reader } = data
  const texts = ticketTexts[locale]
  const about = `[${number}] ${singleLine(data.subject, subjectCharacters)}`
  return renderMail({
    locale,
    subject: data.isReply ? `Re: ${about}` : about,
    preheader: singleLine(data.body, 120),
    heading: headingOf(data),
    greeting: reader.name ? texts.greeting(reader.name) : texts.greetingUnknown,
    blocks: [
      ...opening(data),
      { kind: 'quote', text: data.body },
      ...(data.files.length > 0
        ? [{ kind: 'facts', rows: [{ label: texts.files, lines: data.files }] } as MailBlock]
        : []),
      { kind: 'button', label: texts[kind].button, href: data.url },
      ...(kind === 'staff' ? [] : [{ kind: 'note', text: texts.answer.hint } as MailBlock]),
      ...(kind === 'staff' ? [] : [{ kind: 'note', text: texts.linkNote } as MailBlock]),
    ],
    sender: kind === 'answer' ? `${author} · ${texts.sender}` : texts.sender,
    reason: texts.reason(reader.email),
  })
}

function headingOf({ kind, locale, author, isReply }: TicketEmailData): string {
  const texts = ticketTexts[locale]
  if (kind === 'opened') return texts.opened.heading
  if (kind === 'answer') return texts.answer.heading(author)
  return isReply ? texts.staff.heading(author) : texts.staff.headingOpened(author)
}

function opening({ kind, locale, number, subject, openedByStaff }: TicketEmailData): MailBlock[] {
  const texts = ticketTexts[locale]
  const rows = [
    { label: texts.number, lines: [number] },
    { label: texts.about, lines: [subject] },
  ]
  if (kind !== 'opened') return [{ kind: 'facts', rows }]
  const intro = openedByStaff ? texts.opened.introByStaff(number) : texts.opened.intro(number)
  return [
    { kind: 'paragraph', text: intro },
    { kind: 'facts', rows },
    { kind: 'note', text: texts.opened.wrote },
  ]
}
