import { textsFor } from '@/lib/i18n/textsFor'
import { attachmentNote, type Attachment } from './attachmentNote'
import { eventFactRows } from './eventFactRows'
import type { Mail } from './mailContent'
import { renderRegistrationMail, type RegistrationMailData } from './renderRegistrationMail'

export type AdmissionEmailData = RegistrationMailData & {
  manageUrl: string
  ticketType?: string
  /** Came from the waiting list: the mail begins with the good news. */
  promoted?: boolean
  /** What the mailer attaches, so that the mail says so. */
  attachments: Attachment[]
  /** Content-ID of the QR code's picture, where the mailer embeds one. */
  qrCid?: string
}

/** The registration is confirmed: when, where, the code for the door, what is attached, how to change it. */
export function admissionEmail(data: AdmissionEmailData): Mail {
  const { locale, event, attendee, ticketType, promoted, qrCid } = data
  const { admission, mails } = textsFor(locale)
  const words = promoted ? mails.promoted : mails.confirmed
  const rows = eventFactRows({ event, locale })
  if (ticketType) rows.push({ label: admission.ticket, lines: [ticketType] })
  const image = qrCid
    ? { image: { cid: qrCid, alt: admission.qrDescription(attendee.code) } }
    : undefined
  const hasDoor = event.locationName || event.address
  return renderRegistrationMail({
    ...data,
    subject: words.subject(event.title),
    heading: words.heading,
    intro: words.intro(event.title),
    blocks: [
      { kind: 'facts', rows },
      { kind: 'code', label: admission.code, code: attendee.code, ...image },
      ...(hasDoor ? [{ kind: 'paragraph' as const, text: admission.hint }] : []),
      ...attachmentNote(data),
      { kind: 'button', label: mails.manage, href: data.manageUrl },
      { kind: 'note', text: mails.manageHint },
    ],
  })
}
