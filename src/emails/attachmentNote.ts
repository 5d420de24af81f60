import type { Locale } from '@/lib/i18n/locale'
import { textsFor } from '@/lib/i18n/textsFor'
import type { MailBlock } from './mailContent'

/** What can hang on a mail about a registration. */
export type Attachment = 'admission' | 'calendar'

/** The sentence that names what is attached; nothing where nothing is. */
export function attachmentNote(data: { locale: Locale; attachments?: Attachment[] }): MailBlock[] {
  const { mails } = textsFor(data.locale)
  const parts = (data.attachments ?? []).map((kind) => mails.attachments[kind])
  return parts.length > 0 ? [{ kind: 'note', text: mails.attached(parts) }] : []
}
