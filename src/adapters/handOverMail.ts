import { requireMailTransport } from '@/adapters/mailTransport'

type Address = { name?: string; address: string }

/** One mail to one person. */
export type MailMessage = {
  to: Address
  /** The name to write under; the address is the platform's (MAIL_FROM). */
  fromName?: string
  replyTo?: Address
  subject: string
  html: string
  text: string
  attachments?: {
    filename: string
    content: Buffer | string
    contentType: string
    /** Content-ID of a picture that the HTML shows. */
    cid?: string
  }[]
  /** An invitation (RFC 5546): calendars offer to add it, and others find it as a file. */
  calendar?: { method: 'cancel' | 'publish' | 'request'; filename: string; content: string }
  headers?: Record<string, string>
}

type Handing = {
  message: MailMessage
  from: Address
  /** With its angle brackets; fixed before, so that a repeated mail is recognised as the same. */
  messageId: string
  /** Awaited after the server agreed to take the message and before its first byte leaves. */
  beforeBytes: () => Promise<void>
}

/** What became of it. `deferred` and `refused` never reached the person; `unknown` may have. */
export type HandedOver =
  | { is: 'accepted'; response: string | null }
  | { is: 'deferred' | 'refused' | 'unknown'; reason: string }

type SmtpError = Error & { code?: string; responseCode?: number; response?: string }

/**
 * Hands one mail to the mail server, or to the local mailbox. Answers rather than throws: 4xx, trouble
 * with the connection before the message left, and a refused log-in are `deferred`; 5xx is `refused`; a
 * connection that broke while the message was on its way is `unknown`.
 * @throws only what `beforeBytes` throws; nothing was handed over then
 */
export async function handOverMail(handing: Handing): Promise<HandedOver> {
  const { message, from, messageId } = handing
  const { fromName, calendar, ...rest } = message
  const progress: Progress = { left: false, failure: null }
  try {
    const info = (await requireMailTransport().sendMail({
      ...rest,
      messageId,
      from: { name: fromName ?? from.name ?? '', address: from.address },
      ...(calendar ? { icalEvent: calendar } : {}),
      // Addresses come from people: never let one read a file or fetch a URL.
      disableFileAccess: true,
      disableUrlAccess: true,
      onBytes: () => watch(handing, progress),
    } as never)) as { response?: string }
    return { is: 'accepted', response: info.response?.slice(0, 500) ?? null }
  } catch (error) {
    if (progress.failure) throw progress.failure.error
    return classify(error as SmtpError, progress.left)
  }
}

type Progress = { left: boolean; failure: { error: unknown } | null }

async function watch({ beforeBytes }: Handing, progress: Progress): Promise<void> {
  try {
    await beforeBytes()
  } catch (error) {
    progress.failure = { error }
    throw error
  }
  progress.left = true
}

function classify(error: SmtpError, left: boolean): HandedOver {
  const { code, responseCode, response, message } = error
  const reason = (response ?? message).replace(/\s+/g, ' ').slice(0, 500)
  if (code === 'EAUTH')
    return { is: 'deferred', reason: `The mail server let us not log in: ${reason}` }
  if (responseCode !== undefined && responseCode >= 500) return { is: 'refused', reason }
  if (responseCode !== undefined) return { is: 'deferred', reason }
  // Without an answer: what no server would take, or a connection that broke.
  if (code === 'EENVELOPE' || (code === 'EMESSAGE' && !left)) return { is: 'refused', reason }
  return { is: left ? 'unknown' : 'deferred', reason }
}
