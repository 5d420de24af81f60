import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import type { Transport, Transporter } from 'nodemailer'
import { smtpConnection } from '@/adapters/smtpConnection'
import { tellBeforeBytes } from '@/adapters/tellBeforeBytes'
import { env } from '@/env'

type Options = Parameters<typeof createTransport>[0]

let transport: Transporter | undefined

/**
 * Where mails leave the platform: the configured SMTP server over a pool of connections, or the local
 * mailbox on disk, one `.eml` file per message. One transport per process.
 */
export function requireMailTransport(): Transporter {
  if (!transport) {
    transport = makeMailTransport()
    transport.use('stream', tellBeforeBytes as never)
  }
  return transport
}

function makeMailTransport(): Transporter {
  const defaults = { from: env.mailFrom }
  if (env.mail.kind === 'mailbox') return createTransport(mailbox(env.mail.folder), defaults)
  return createTransport({ ...smtpConnection(env.mail), maxConnections: 5 } as Options, defaults)
}

/** Closes the pool. Safe to repeat. */
export function closeMailTransport(): void {
  transport?.close()
  transport = undefined
}

/** Writes each message whole: a reader never sees half a file. */
function mailbox(folder: string): Transport {
  return {
    name: 'mailbox',
    version: '1',
    send(mail, callback) {
      const write = async () => {
        const message = await mail.message.build()
        const messageId = mail.message.messageId()
        const name = `${Date.now()}-${messageId.replace(/[^\w.-]/g, '')}`
        await mkdir(folder, { recursive: true })
        await writeFile(path.join(folder, `.${name}`), message)
        await rename(path.join(folder, `.${name}`), path.join(folder, `${name}.eml`))
        return { envelope: mail.message.getEnvelope(), messageId }
      }
      write().then(
        (info) => callback(null, info),
        // What a mail server without room says: nothing was delivered, so it is tried again.
        (error: Error) => callback(Object.assign(error, { responseCode: 452 }), undefined as never),
      )
    },
  }
}
