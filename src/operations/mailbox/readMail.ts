import { AppError } from '@/errors'
import { addressText } from './addressText'
import { readMailSource, requireMailFolder } from './mailFiles'
import { parseMail } from './parseMail'

export type Mail = {
  id: string
  subject: string
  from: string
  to: string
  sentAt: string
  text: string
  /** As the sender wrote it, pictures inside: show it in a sandbox only. Null for plain text. */
  html: string | null
  headers: { name: string; value: string }[]
  attachments: { index: number; filename: string; contentType: string; bytes: number }[]
}

/**
 * One mail of the local mailbox. Access is the caller's to check.
 * @throws AppError 404 for an id that is none
 */
export async function readMail(id: string): Promise<Mail> {
  const mail = await parseMail(await readMailSource(requireMailFolder(), id))
  return {
    id,
    subject: mail.subject ?? '',
    from: addressText(mail.from),
    to: addressText(mail.to),
    sentAt: new Date(Number.parseInt(id, 10)).toISOString(),
    text: mail.text ?? '',
    html: mail.html || null,
    headers: mail.headerLines.map(({ line }) => {
      const colon = line.indexOf(':')
      return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() }
    }),
    attachments: mail.attachments.map((attachment, index) => ({
      index,
      filename: attachment.filename ?? `attachment-${index + 1}`,
      contentType: attachment.contentType,
      bytes: attachment.size,
    })),
  }
}

export type MailAttachment = { filename: string; contentType: string; content: Buffer }

/**
 * One attachment of a mail, by its place in `readMail().attachments`.
 * @throws AppError 404 when there is no such mail or attachment
 */
export async function readMailAttachment(id: string, index: number): Promise<MailAttachment> {
  const { attachments } = await parseMail(await readMailSource(requireMailFolder(), id))
  const attachment = attachments[index]
  if (!attachment) throw new AppError('NOT_FOUND')
  const { filename, contentType, content } = attachment
  return { filename: filename ?? `attachment-${index + 1}`, contentType, content }
}
