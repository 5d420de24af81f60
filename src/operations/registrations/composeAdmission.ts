import type { MailMessage } from '@/adapters/handOverMail'
import { admissionPdf } from '@/documents/admissionPdf'
import { calendarInvite } from '@/documents/calendarInvite'
import { qrCodePng } from '@/documents/qrCode'
import { admissionEmail } from '@/emails/admissionEmail'
import { env } from '@/env'
import { fullName } from '@/lib/eventFacts'
import { parseMailbox } from '@/lib/parseMailbox'
import { admissionToken } from '@/operations/registrations/admissionToken'
import { manageUrl } from '@/operations/registrations/manageLink'
import type { MailFacts } from '@/operations/registrations/readMailFacts'

const qrCid = 'admission-qr@rostrum'

/** The PDF that admits a person: equal facts give equal bytes. */
export function admissionFile(facts: MailFacts): Promise<Buffer> {
  const { locale, attendee, eventFacts, ticketType, ticketTypes, confirmedAt, event } = facts
  return admissionPdf({
    locale,
    event: eventFacts,
    attendee,
    qr: admissionToken(facts),
    ticketType: ticketTypes > 1 && ticketType ? ticketType : undefined,
    issuedAt: confirmedAt ?? event.updatedAt,
  })
}

/** The event in the person's own calendar. */
export function invitation(
  facts: MailFacts,
  method: 'cancel' | 'request',
): MailMessage['calendar'] {
  const { locale, attendee, event, eventFacts } = facts
  const content = calendarInvite({
    locale,
    event: eventFacts,
    uid: event.icsUid ?? event.id,
    sequence: event.icsSequence,
    status: event.status === 'postponed' ? 'tentative' : 'confirmed',
    changedAt: new Date(event.updatedAt).toISOString(),
    method,
    organizerEmail: parseMailbox(env.mailFrom).address,
    attendee,
    manageUrl: manageUrl(facts),
  })
  return { method, filename: 'event.ics', content }
}

/** The mail that confirms: the admission as PDF with its signed QR code, and a calendar entry. */
export async function composeAdmission(facts: MailFacts, promoted: boolean): Promise<MailMessage> {
  const { locale, attendee, eventFacts, ticketType, ticketTypes } = facts
  const [pdf, png] = await Promise.all([
    admissionFile(facts),
    qrCodePng(admissionToken(facts), { width: 360 }),
  ])
  const mail = admissionEmail({
    locale,
    attendee,
    promoted,
    event: eventFacts,
    manageUrl: manageUrl(facts),
    ticketType: ticketTypes > 1 && ticketType ? ticketType : undefined,
    attachments: ['admission', 'calendar'],
    qrCid,
  })
  return {
    ...mail,
    ...addressed(facts),
    calendar: invitation(facts, 'request'),
    attachments: [
      { filename: `${attendee.code}.pdf`, content: pdf, contentType: 'application/pdf' },
      { filename: 'qr.png', content: png, contentType: 'image/png', cid: qrCid },
    ],
  }
}

/** To whom a mail about a registration goes, and in whose name. */
export function addressed({ attendee, eventFacts }: MailFacts) {
  const to = { name: fullName(attendee), address: attendee.email }
  return { to, ...(eventFacts.organizer ? { fromName: eventFacts.organizer } : {}) }
}
