import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { createTransport } from 'nodemailer'
import { smtpConnection } from '@/adapters/smtpConnection'
import { env } from '@/env'

export type BulkMail = {
  /** Envelope addresses. */
  from: string
  to: string
  /** With its angle brackets. */
  messageId: string
  /** The whole message, as it goes over the wire. */
  bytes: Buffer
  /**
   * Awaited before the first byte of the message leaves; false holds the message back. It runs while the
   * server is told sender and recipient, so that it costs no time of its own.
   */
  permitted: Promise<boolean>
}

/**
 * What became of a mail. `withheld`: not permitted. `deferred` (4xx) and `refused` (5xx) are the server's word.
 * `unreachable`: trouble with the server before the message left. `unknown`: the connection broke while
 * the message was on its way; it may have arrived.
 */
export type BulkOutcome =
  | { is: 'accepted'; response: string }
  | { is: 'withheld' }
  | { is: 'deferred' | 'refused' | 'unknown' | 'unreachable'; reason: string }

/** Connections one process keeps to the mail server: as many mails are on their way at once, never more. */
export const bulkConnections = 10

type Pool = {
  send: (
    mail: object,
    done: (error: SmtpError | null, info?: { response?: string }) => void,
  ) => unknown
  close: () => void
}
type SmtpError = Error & { code?: string; responseCode?: number; response?: string }

let pool: Pool | undefined

/** Hands one finished message to the mail server, or to the local mailbox. Answers rather than throws. */
export function handOverBulk(mail: BulkMail): Promise<BulkOutcome> {
  return env.mail.kind === 'mailbox' ? putIntoMailbox(mail, env.mail.folder) : sendByPool(mail)
}

/** Closes the connections. Safe to repeat. */
export function closeBulkMailer(): void {
  pool?.close()
  pool = undefined
}

function requirePool(server: Parameters<typeof smtpConnection>[0]): Pool {
  pool ??= createTransport({
    ...smtpConnection(server),
    maxConnections: bulkConnections,
    maxMessages: Infinity,
    // A message that has begun to leave must never be sent again by the pool (see `sendByPool`).
    maxRequeues: 1,
  } as Parameters<typeof createTransport>[0]).transporter as unknown as Pool
  return pool
}

class Withheld extends Error {}

/**
 * Speaks to nodemailer's pool below its mail composer, since the message is composed already. The pool may ask
 * for the message again when a connection that lay idle turns out to be dead; once a byte has left it gets an
 * error instead of the message.
 */
function sendByPool({ from, to, messageId, bytes, permitted }: BulkMail): Promise<BulkOutcome> {
  let left = false
  let withheld = false
  async function* message() {
    if (left) throw new Error('The message had begun to leave already.')
    if (!(await permitted)) {
      withheld = true
      throw new Withheld('Not permitted any more.')
    }
    left = true
    yield bytes
  }
  const composed = {
    getEnvelope: () => ({ from, to: [to] }),
    messageId: () => messageId,
    getHeader: () => messageId,
    createReadStream: () => Readable.from(message(), { objectMode: false }),
  }
  return new Promise((resolve) => {
    requirePool(env.mail as Parameters<typeof smtpConnection>[0]).send(
      { data: {}, message: composed },
      (error, info) => {
        if (withheld) return resolve({ is: 'withheld' })
        resolve(
          error ? classify(error, left) : { is: 'accepted', response: line(info?.response ?? '') },
        )
      },
    )
  })
}

function classify(error: SmtpError, left: boolean): BulkOutcome {
  const { code, responseCode, response, message } = error
  const reason = line(response ?? message)
  // 421 ends the session, a refused log-in every session: neither says anything about this mail.
  if (code === 'EAUTH' || responseCode === 421) return { is: 'unreachable', reason }
  const aboutMail = code === 'EENVELOPE' || code === 'EMESSAGE'
  if (responseCode !== undefined && aboutMail) {
    return { is: responseCode >= 500 ? 'refused' : 'deferred', reason }
  }
  if (left) return { is: 'unknown', reason }
  return { is: aboutMail ? 'refused' : 'unreachable', reason }
}

const line = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 500)

/** Whole or not at all: the file gets its name once it is written. */
async function putIntoMailbox(mail: BulkMail, folder: string): Promise<BulkOutcome> {
  if (!(await mail.permitted)) return { is: 'withheld' }
  const name = `${Date.now()}-${mail.messageId.replace(/[^\w.-]/g, '')}`
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(path.join(folder, `.${name}`), mail.bytes)
    await rename(path.join(folder, `.${name}`), path.join(folder, `${name}.eml`))
    return { is: 'accepted', response: 'Kept in the local mailbox.' }
  } catch (error) {
    return { is: 'unreachable', reason: line((error as Error).message) }
  }
}
