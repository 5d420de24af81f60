import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { env } from '@/env'
import { startTestPlatform, type TestPlatform } from '@/testing/harness'
import type { MailPage } from './listMails'
import type { Mail } from './readMail'

let platform: TestPlatform
let admin: string

beforeAll(async () => {
  platform = await startTestPlatform()
  admin = (await platform.makeUser('admin')).token
  for (const [to, subject] of [
    ['first@example.org', 'Your admission'],
    ['ışıl@example.org', 'Girişiniz: IŞIK atölyesi'],
    ['third@example.org', 'The last one'],
  ]) {
    await platform.payload.sendEmail({
      to,
      subject,
      text: `For ${to}`,
      html: `<p>For <b>${to}</b></p><script>alert(1)</script>`,
      attachments: [{ filename: 'giriş.pdf', content: Buffer.from('%PDF-1.7 admission') }],
    })
  }
})
afterAll(() => platform.close())

const list = async (query = ''): Promise<MailPage> =>
  (await (await platform.request(`/api/mailbox${query}`, { token: admin })).json()) as MailPage

test('lists mails newest first, in pages', async () => {
  const first = await list('?limit=2')
  expect(first).toMatchObject({ kind: 'mailbox', totalDocs: 3, page: 1, totalPages: 2, limit: 2 })
  expect(first.docs.map(({ subject }) => subject)).toEqual([
    'The last one',
    'Girişiniz: IŞIK atölyesi',
  ])
  const second = await list('?limit=2&page=2')
  expect(second.docs.map(({ to }) => to)).toEqual(['first@example.org'])
})

test.each([
  ['ışık', 'Girişiniz: IŞIK atölyesi'],
  ['ADMISSION', 'Your admission'],
  ['third@', 'The last one'],
])('finds %s whatever its case', async (words, subject) => {
  const { docs } = await list(`?search=${encodeURIComponent(words)}`)
  expect(docs.map((mail) => mail.subject)).toEqual([subject])
})

test('gives one mail with its parts, and its attachment as a download', async () => {
  const id = (await list('?search=admission')).docs[0]?.id
  const response = await platform.request(`/api/mailbox/${id}`, { token: admin })
  const mail = (await response.json()) as Mail
  expect(mail).toMatchObject({ id, to: 'first@example.org', text: 'For first@example.org' })
  expect(mail.html).toContain('<b>first@example.org</b>')
  expect(mail.headers).toContainEqual({ name: 'Subject', value: 'Your admission' })
  expect(mail.attachments).toMatchObject([{ index: 0, filename: 'giriş.pdf' }])

  const file = await platform.request(`/api/mailbox/${id}/attachments/0`, { token: admin })
  expect(await file.text()).toBe('%PDF-1.7 admission')
  expect(file.headers.get('content-disposition')).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent('giriş.pdf')}`,
  )
  expect(file.headers.get('content-type')).toBe('application/octet-stream')
})

test.each([
  '/api/mailbox/1-nothing-here',
  '/api/mailbox/..%2Fsecret',
  '/api/mailbox/1-..%2F..%2Fplanted',
  '/api/mailbox/%2e%2e%2fplanted',
])('answers 404 to %s, also for files that lie outside', async (address) => {
  await writeFile(path.join(env.home, 'planted.eml'), 'Subject: planted\r\n\r\n')
  expect(existsSync(path.join(env.home, 'planted.eml'))).toBe(true)
  const response = await platform.request(address, { token: admin })
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({ errors: [{ code: 'NOT_FOUND' }] })
})

test('answers 404 to an attachment that the mail does not have', async () => {
  const id = (await list()).docs[0]?.id
  for (const index of ['1', '-1', 'first']) {
    const response = await platform.request(`/api/mailbox/${id}/attachments/${index}`, {
      token: admin,
    })
    expect(response.status).toBe(404)
  }
})

test.each(['?limit=0', '?limit=1000', '?page=0', '?page=x'])(
  'refuses %s and names the field',
  async (query) => {
    const response = await platform.request(`/api/mailbox${query}`, { token: admin })
    expect(response.status).toBe(422)
    const field = query.slice(1).split('=', 1)[0]
    expect(await response.json()).toMatchObject({
      errors: [{ code: 'INVALID_FIELDS', data: { fields: [{ path: field }] } }],
    })
  },
)

test('is closed to guests and to staff without the permission', async () => {
  const id = (await list()).docs[0]?.id
  const { token } = await platform.makeUser('moderator')
  for (const address of ['', `/${id}`, `/${id}/attachments/0`]) {
    const guest = await platform.request(`/api/mailbox${address}`)
    expect(guest.status).toBe(401)
    const staff = await platform.request(`/api/mailbox${address}`, { token })
    expect(staff.status).toBe(403)
  }
})
