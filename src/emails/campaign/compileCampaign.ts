import { domainToASCII } from 'node:url'
import { escapeHtml } from '@/lib/escapeHtml'
import { singleLine } from '@/lib/singleLine'
import type { CampaignAddresses, CampaignMessage, CampaignRecipient } from './campaignMessage'
import { compileTemplate } from './compileTemplate'
import { encodeHeader, encodeMailbox } from './encodeHeader'
import { makeMergeEngine, text } from './mergeEngine'
import { mergeScope } from './mergeScope'
import { encodeQuotedPrintable } from './quotedPrintable'

const SUBJECT_CHARACTERS = 250

type Personal = { recipient: CampaignRecipient; addresses: CampaignAddresses; date: Date }

/** A message on its way: who it is from and to for the server, and its bytes. */
export type OutgoingMessage = { from: string; to: string; messageId: string; bytes: Buffer }

/**
 * Prepares a campaign once, so that each recipient costs little: literal texts are encoded for the wire
 * here, and per recipient only the tags are filled in, escaped for where they stand and encoded alike.
 * @returns the maker of one recipient's message. It throws TypeError for an address no server would take
 */
export function compileCampaign(message: CampaignMessage): (personal: Personal) => OutgoingMessage {
  const { locale, timezone, from } = message
  const prepare = (source: string, escape: Escape, encodeLiteral: (literal: string) => string) =>
    compileTemplate({
      engine: makeMergeEngine({ locale, timezone, escape }),
      source,
      encodeLiteral,
      escape,
    })
  const html = prepare(message.html, escapeForHtml, encodeQuotedPrintable)
  const plain = prepare(message.text, escapeForText, encodeQuotedPrintable)
  const subjectOf = prepare(message.subject, text, String)
  const sender = asciiDomain(from.address)
  const host = sender.slice(sender.lastIndexOf('@') + 1)
  const head = [
    `From: ${encodeMailbox({ name: singleLine(from.name), address: sender })}`,
    ...(message.replyTo ? [`Reply-To: ${asciiDomain(message.replyTo)}`] : []),
    `List-Id: <${message.listId}>`,
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    'Precedence: bulk',
    `X-Rostrum-Campaign: ${message.campaign}`,
    'MIME-Version: 1.0',
  ].join('\r\n')

  return ({ recipient, addresses, date }) => {
    const scope = mergeScope({ message, recipient, addresses })
    const to = asciiDomain(recipient.email)
    const name = singleLine(`${recipient.givenName} ${recipient.familyName}`, 100)
    const messageId = `<${recipient.delivery}@${host}>`
    const subject = singleLine(subjectOf(scope), SUBJECT_CHARACTERS)
    // Quoted-printable never holds `=_`.
    const boundary = `=_${recipient.delivery}`
    const part = (type: string, body: string) =>
      `--${boundary}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${body}\r\n`
    return {
      from: sender,
      to,
      messageId,
      bytes: Buffer.from(
        `${head}\r\nTo: ${encodeMailbox({ name, address: to })}\r\nSubject: ${encodeHeader(subject)}\r\nMessage-ID: ${messageId}\r\nDate: ${mailDate(date)}\r\nList-Unsubscribe: <${addresses.unsubscribeUrl}>\r\nContent-Type: multipart/alternative;\r\n boundary="${boundary}"\r\n\r\n${part('text/plain', plain(scope))}${part('text/html', html(scope))}--${boundary}--\r\n`,
      ),
    }
  }
}

type Escape = (value: unknown) => string

const escapeForText: Escape = (value) => encodeQuotedPrintable(singleLine(text(value)))
const escapeForHtml: Escape = (value) => encodeQuotedPrintable(escapeHtml(singleLine(text(value))))

const address = /^[^\s@<>()[\],;:\\"\p{Cc}]+@[^\s@<>()[\],;:\\"\p{Cc}]+$/u

/** The address as servers take it: a domain beyond ASCII in its xn-- form. */
function asciiDomain(email: string): string {
  const at = email.lastIndexOf('@')
  const domain = domainToASCII(email.slice(at + 1))
  if (email.length > 320 || !address.test(email) || domain === '') {
    throw new TypeError('This is not an address a mail server would take.')
  }
  return `${email.slice(0, at)}@${domain}`
}

/** RFC 5322, always in UTC. */
const mailDate = (date: Date) => date.toUTCString().replace('GMT', '+0000')
