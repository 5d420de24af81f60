import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { queryRows, sql } from '@/db/sql'
import { hashAddress } from '@/operations/suppressions/hashAddress'
import { startTestPlatform } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'
import { signedReport } from '@/testing/signedReport'

let platform: TestPlatform
beforeAll(async () => {
  platform = await startTestPlatform()
})
afterAll(() => platform.close())

describe('the reports of a mail provider', () => {
  type Answer = { suppressed?: boolean; delivery?: string | null; errors?: { code: string }[] }

  const send = async (report: object, more: Parameters<typeof signedReport>[1] = {}) => {
    const response = await platform.request('/api/webhooks/inbound/mail', {
      method: 'POST',
      ...signedReport(report, more),
    })
    return { status: response.status, body: (await response.json()) as Answer }
  }
  const suppressionsOf = (email: string) =>
    queryRows<{ reason: string; scope: string }>(
      platform.payload,
      sql`SELECT reason::text, scope::text FROM suppressions WHERE hash = ${hashAddress(email)}`,
    )
  const makeMail = async (email: string) => {
    const data = { email, locale: 'tr' as const }
    const contact = await platform.payload.create({ collection: 'contacts', data })
    return platform.payload.create({
      collection: 'deliveries',
      data: {
        ...{ kind: 'admission', subject: contact.id, contact: contact.id, attempts: 1 },
        ...{ state: 'accepted', messageId: `<${contact.id}@example.org>` },
      },
    })
  }

  test('end all mail to an address that does not work, and are noted on the mail, once', async () => {
    const email = 'gone@example.org'
    const { id, messageId } = await makeMail(email)
    const report = {
      type: 'mail.bounced',
      data: { email: 'Gone@Example.org', messageId: messageId?.slice(1, -1), reason: '550 5.1.1' },
    }
    const first = await send(report, { id: 'msg_1' })
    expect(first).toEqual({ status: 200, body: { suppressed: true, delivery: id } })
    expect(await send(report, { id: 'msg_1' })).toEqual(first)
    expect((await send({ ...report, type: 'mail.complained' }, { id: 'msg_1' })).status).toBe(422)
    expect((await send(report, { id: 'msg_2' })).body.delivery).toBeNull()
    expect(await suppressionsOf(email)).toEqual([{ reason: 'hard_bounce', scope: 'all' }])
    const mail = await platform.payload.findByID({ collection: 'deliveries', id })
    expect(mail).toMatchObject({ state: 'bounced', reason: '550 5.1.1' })
  })

  test('weigh more than a word that a link takes back, and only what is final counts', async () => {
    const email = 'angry@example.org'
    await platform.payload.create({
      collection: 'suppressions',
      data: { email, reason: 'unsubscribed', scope: 'marketing' } as never,
    })
    const { id, messageId } = await makeMail(email)
    const passing = { type: 'mail.bounced', data: { email, messageId, permanent: false } }
    expect((await send(passing)).body).toEqual({ suppressed: false, delivery: null })
    const complaint = { type: 'mail.complained', data: { email, messageId } }
    const ofAnother = { type: 'mail.complained', data: { email: 'other@example.org', messageId } }
    expect((await send(ofAnother)).body.delivery).toBeNull()
    expect((await send(complaint)).body.delivery).toBe(id)
    expect(await suppressionsOf(email)).toEqual([{ reason: 'complaint', scope: 'marketing' }])
  })

  test('are nothing without a signature of now by a secret of ours', async () => {
    const email = 'safe@example.org'
    const report = { type: 'mail.bounced', data: { email } }
    const wrong: Parameters<typeof signedReport>[1][] = [
      { secret: `whsec_${Buffer.alloc(32, 'x').toString('base64')}` },
      { at: new Date(Date.now() - 6 * 60_000) },
      { at: new Date(Date.now() + 6 * 60_000) },
      { headers: { 'webhook-id': 'another' } },
      { headers: { 'webhook-signature': '' } },
      { sent: JSON.stringify(report, null, 1) },
    ]
    for (const more of wrong) {
      const { status, body } = await send(report, more)
      expect([status, body.errors?.[0]?.code]).toEqual([401, 'UNAUTHENTICATED'])
    }
    expect((await send({ type: 'mail.opened', data: { email } })).status).toBe(422)
    expect(await suppressionsOf(email)).toEqual([])
  })
})
