import type { Mail, MailContent } from './mailContent'
import { renderMailHtml } from './renderMailHtml'
import { renderMailText } from './renderMailText'
import { singleLine } from '@/lib/singleLine'

const SUBJECT_CHARACTERS = 200

/**
 * Renders a message as HTML and as the text that says the same. The subject is one line without control
 * characters, so nothing typed into an event's title can add a header. Pure: equal content, equal mail.
 */
export function renderMail(content: MailContent): Mail {
  const subject = singleLine(content.subject, SUBJECT_CHARACTERS)
  return { subject, html: renderMailHtml({ ...content, subject }), text: renderMailText(content) }
}
