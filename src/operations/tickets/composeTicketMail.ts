import type { Payload } from 'payload'
import type { MailMessage } from '@/adapters/handOverMail'
import { queryRows, sql } from '@/db/sql'
import { ticketEmail } from '@/emails/tickets/ticketEmail'
import { env } from '@/env'
import { pickLocale } from '@/lib/i18n/locale'
import { parseMailbox } from '@/lib/parseMailbox'
import { threadHeaders } from '@/lib/tickets/threadHeaders'
import { ticketMailKinds, type TicketMailKind } from './findMailRecipients'
import { portalUrl } from './portalLink'
import type { TicketMail } from './readTicketMail'

type Options = { payload: Payload; facts: TicketMail; kind: TicketMailKind; contact: string }

type Reader = { email: string; name: string | null; locale: string | null }

/**
 * The mail about a ticket for one person, in their language, in the thread of those they had before. The
 * signed link goes to the customer only; staff get the page of the panel.
 */
export async function composeTicketMail({
  payload,
  facts,
  kind,
  contact,
}: Options): Promise<MailMessage | { skip: string }> {
  const [reader] = await queryRows<Reader>(
    payload,
    sql`SELECT email, nullif(concat_ws(' ', given_name, family_name), '') AS name, locale
        FROM contacts WHERE id = ${contact} AND deleted_at IS NULL`,
  )
  if (!reader?.email) return { skip: 'the contact is gone' }
  const { ticket, message } = facts
  const earlier = await queryRows<{ messageId: string }>(
    payload,
    sql`SELECT d.message_id AS "messageId" FROM deliveries d
        WHERE d.contact_id = ${contact} AND d.kind IN ${Object.values(ticketMailKinds)}
          AND d.subject <> ${message ?? ticket} AND d.state = 'accepted'
          AND (d.subject = ${ticket} OR d.subject IN
            (SELECT id::text FROM ticket_messages WHERE ticket_id = ${ticket}))
        ORDER BY d.created_at`,
  )
  const forStaff = kind === ticketMailKinds.staff
  const sender = parseMailbox(env.mailFrom)
  const mail = ticketEmail({
    kind: forStaff ? 'staff' : kind === ticketMailKinds.answer ? 'answer' : 'opened',
    locale: pickLocale(reader.locale),
    number: facts.number,
    subject: facts.subject,
    body: facts.body,
    files: facts.files,
    author: facts.authorName,
    openedByStaff: facts.openedByStaff,
    reader: { name: reader.name, email: reader.email },
    url: forStaff ? `${env.publicUrl}/admin/collections/tickets/${ticket}` : portalUrl(ticket),
    isReply: message !== null,
  })
  return {
    to: { address: reader.email, ...(reader.name ? { name: reader.name } : {}) },
    ...(kind === ticketMailKinds.answer ? { fromName: facts.authorName } : {}),
    ...mail,
    headers: {
      ...threadHeaders({
        root: `<ticket.${ticket}@${sender.address.split('@')[1] ?? 'localhost'}>`,
        earlier: earlier.map(({ messageId }) => messageId),
      }),
      // What a person wrote may be answered by a machine; the rest must not be.
      ...(kind === ticketMailKinds.answer ? {} : { 'Auto-Submitted': 'auto-generated' }),
      'X-Ticket': facts.number,
    },
  }
}
