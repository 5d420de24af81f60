import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { queryRows, sql } from '@/db/sql'
import { startTestPlatform } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'

let platform: TestPlatform
const tokens: Record<string, string> = {}

beforeAll(async () => {
  platform = await startTestPlatform()
  tokens.admin = (await platform.makeUser('admin')).token
  tokens.marketing = (await platform.makeUser('marketing')).token
})
afterAll(() => platform.close())

describe('what no caller may write', () => {
  test('the state of a campaign and its counters come from the platform alone', async () => {
    const response = await platform.request('/api/campaigns', {
      method: 'POST',
      token: tokens.admin,
      body: { name: 'Mine', status: 'sent', sentCount: 5, openedCount: 5, sentAt: '2026-01-01' },
    })
    const { doc } = (await response.json()) as { doc: Record<string, unknown> }
    expect(doc).toMatchObject({ status: 'draft', sentCount: 0, openedCount: 0 })
    expect(doc.sentAt ?? null).toBeNull()
    const patched = await platform.request(`/api/campaigns/${doc.id as string}`, {
      method: 'PATCH',
      token: tokens.admin,
      body: { status: 'sending', totalRecipients: 9 },
    })
    const after = (await patched.json()) as { doc: Record<string, unknown> }
    expect(after.doc).toMatchObject({ status: 'draft', totalRecipients: 0 })
  })

  test('a suppressed address cannot be read back, nor its fingerprint', async () => {
    const email = 'Secret.Person@Example.org'
    const response = await platform.request('/api/suppressions', {
      method: 'POST',
      token: tokens.admin,
      body: { email, reason: 'complaint', scope: 'all' },
    })
    expect(response.status).toBe(201)
    const answer = await response.text()
    expect(answer.toLowerCase()).not.toContain('secret.person')
    const { doc } = JSON.parse(answer) as { doc: { id: string; hash?: string } }
    expect(doc.hash).toBeUndefined()
    const [row] = await queryRows<Record<string, unknown>>(
      platform.payload,
      sql`SELECT * FROM suppressions WHERE id = ${doc.id}`,
    )
    expect(JSON.stringify(row).toLowerCase()).not.toContain('secret.person')
    expect(row?.hash).toMatch(/^[0-9a-f]{64}$/)
    for (const path of [`?where[hash][equals]=${row?.hash as string}`, '?sort=hash']) {
      const probe = await platform.request(`/api/suppressions${path}`, { token: tokens.admin })
      const text = await probe.text()
      expect(text).not.toContain(String(row?.hash))
    }
  })

  test('the same address in another spelling is suppressed once', async () => {
    const post = (email: string) =>
      platform.request('/api/suppressions', {
        method: 'POST',
        token: tokens.marketing,
        body: { email, reason: 'manual', scope: 'marketing' },
      })
    expect((await post('Ada@Example.org')).status).toBe(201)
    expect((await post(' ada@example.ORG ')).status).toBe(409)
    expect((await post('not an address')).status).toBe(422)
  })

  test('the file of an import is never answered', async () => {
    const { id } = await platform.payload.create({
      collection: 'list-imports',
      data: {
        list: await makeList(),
        fileName: 'a.csv',
        source: 'email\nhidden@example.org',
        status: 'queued',
        total: 1,
        done: 0,
        subscribed: 0,
        unchanged: 0,
        skipped: 0,
        failed: 0,
      },
    })
    const response = await platform.request(`/api/list-imports/${id}`, { token: tokens.admin })
    expect(response.status).toBe(200)
    expect(await response.text()).not.toContain('hidden@example.org')
  })
})

async function makeList(): Promise<string> {
  const { id } = await platform.payload.create({
    collection: 'lists',
    data: { name: 'Readers', kind: 'static', optIn: 'single', visibility: 'private' },
  })
  return id
}
