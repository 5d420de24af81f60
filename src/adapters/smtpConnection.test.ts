import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createTransport } from 'nodemailer'
import { SMTPServer } from 'smtp-server'
import { smtpConnection } from '@/adapters/smtpConnection'

/** A server without encryption, as somebody on the way would have us believe in. */
const heard: string[] = []
const server = new SMTPServer({
  ...{ disabledCommands: ['STARTTLS'], allowInsecureAuth: true, logger: false },
  onAuth: ({ password }, _session, done) => {
    heard.push(`password ${password}`)
    done(null, { user: 'any' })
  },
  onData: (stream, _session, done) => {
    stream.resume()
    stream.once('end', () => {
      heard.push('mail')
      done()
    })
  },
})
let port: number

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve))
  port = (server.server.address() as AddressInfo).port
})
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))

const hello = { from: 'a@example.org', to: 'b@example.org', subject: 'Hello', text: 'Hello' }

async function send(host: string, allowPlain = false): Promise<string[]> {
  heard.length = 0
  const url = `smtp://user:secret@${host}:${port}`
  const transport = createTransport(smtpConnection({ url, allowPlain }))
  await transport
    .sendMail(hello)
    .catch((error: { code?: string }) => heard.push(String(error.code)))
  transport.close()
  return [...heard]
}

test('a server that offers no encryption hears neither the password nor a mail', async () => {
  expect(await send('0.0.0.0')).toEqual(['ETLS'])
})

test('nor does it by the two ways in which the platform sends', async () => {
  process.env.SMTP_URL = `smtp://user:secret@0.0.0.0:${port}`
  const { closeMailTransport, requireMailTransport } = await import('@/adapters/mailTransport')
  const { closeBulkMailer, handOverBulk } = await import('@/adapters/bulkMailer')
  heard.length = 0
  await expect(requireMailTransport().sendMail(hello)).rejects.toMatchObject({ code: 'ETLS' })
  const messageId = '<one@example.org>'
  const permitted = Promise.resolve(true)
  const bytes = Buffer.from('Subject: Hello\r\n\r\nHello')
  expect(await handOverBulk({ ...hello, messageId, permitted, bytes })).toMatchObject({
    is: 'unreachable',
  })
  expect(heard).toEqual([])
  closeMailTransport()
  closeBulkMailer()
})

test('one on this machine, or where it is allowed, is spoken to in plain', async () => {
  expect(await send('127.0.0.1')).toEqual(['password secret', 'mail'])
  expect(await send('0.0.0.0', true)).toEqual(['password secret', 'mail'])
})

test.each([
  ['smtp://mail.example.org:587', true],
  ['smtps://mail.example.org:465', false],
  ['smtp://localhost:1025', false],
  ['smtp://[::1]:1025', false],
  ['smtp://localhost.example.org', true],
  ['smtp://127.0.0.1.example.org', true],
])('%s has to become encrypted: %p', (url, requireTLS) => {
  expect(smtpConnection({ url, allowPlain: false })).toMatchObject({ requireTLS })
})
