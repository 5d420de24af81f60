/** @backends */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { queryRows, sql } from '@/db/sql'
import { mailbox, mailTo } from '@/testing/campaigns/mailTo'
import { makeNewsroom, type Newsroom } from '@/testing/campaigns/newsroom'
import { lexicalDocument, link, paragraph } from '@/testing/factories/lexical'
import { startTestPlatform, waitFor } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'

/** What people do with a campaign's mail, without a mail server: mails are in the local mailbox. */
let platform: TestPlatform
let room: Newsroom

beforeAll(async () => {
  platform = await startTestPlatform()
  room = await makeNewsroom(platform)
  await platform.startWorker()
})
afterAll(() => platform.close())

const browser = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36'

async function sendTo(count: number, data: Record<string, unknown> = {}) {
  const people = await room.makeList(count)
  const campaign = await room.makeCampaign([people.list], data)
  const { body } = await room.send(`POST /api/campaigns/${campaign}/send`)
  if (body.errors) throw new Error(JSON.stringify(body.errors))
  await room.reaches(campaign, 'sent')
  // Read at leisure.
  await queryRows(
    platform.payload,
    sql`UPDATE deliveries SET accepted_at = accepted_at - interval '1 hour' WHERE subject = ${campaign}`,
  )
  return { ...people, campaign, mail: await mailTo(people.emails[0] ?? '') }
}

const get = (address: string, { userAgent = browser, method = 'GET', headers = {} } = {}) =>
  platform.request(address, {
    method,
    redirect: 'manual',
    headers: { 'User-Agent': userAgent, ...headers },
  })

const post = (address: string, body: string) =>
  platform.request(address, {
    method: 'POST',
    redirect: 'manual',
    body,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  })

const stats = async (campaign: string) =>
  (await room.send(`GET /api/campaigns/${campaign}/stats`)).body

describe('opens and clicks', () => {
  test('the picture always comes, uncached, and counts people and machines apart, each person once', async () => {
    const { campaign, mail } = await sendTo(1)
    const picture = await get(mail.open)
    expect(picture.status).toBe(200)
    expect(picture.headers.get('content-type')).toBe('image/gif')
    expect(picture.headers.get('cache-control')).toContain('no-store')
    expect((await picture.arrayBuffer()).byteLength).toBe(43)
    await get(mail.open)
    await get(mail.open, { userAgent: 'Mozilla/5.0 (via ggpht.com GoogleImageProxy)' })
    await get(mail.open, { method: 'HEAD' })
    expect(await stats(campaign)).toMatchObject({ opens: { human: 1, machine: 1 } })
    for (const bad of ['x', mail.open.split('/').at(-1)?.slice(0, -2)]) {
      const answer = await get(`/track/open/${bad}`)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/gif'])
    }
  })

  test('a HEAD, a scanner and a prefetch are no clicks of a person', async () => {
    const { campaign, mail } = await sendTo(1)
    await get(mail.click, { method: 'HEAD' })
    expect((await stats(campaign)).clicks).toEqual({ human: 0, machine: 0 })
    await get(mail.click, { headers: { Purpose: 'prefetch' } })
    const rows = await queryRows<{ actor: string; why: string }>(
      platform.payload,
      sql`SELECT actor, why FROM email_events WHERE campaign_id = ${campaign}`,
    )
    expect(rows).toEqual([{ actor: 'machine', why: 'prefetch' }])
  })

  test('a click leads to the stored address only: nothing in the request has a part in it', async () => {
    const { campaign, mail } = await sendTo(1)
    const answer = await get(`${mail.click}?url=https://evil.example&next=//evil.example`, {
      headers: { 'X-Forwarded-Host': 'evil.example', Referer: 'https://evil.example' },
    })
    expect([answer.status, answer.headers.get('location')]).toEqual([
      302,
      'https://example.org/news',
    ])
    await waitFor('the click', async () => (await stats(campaign)).clicks.human === 1)
    const token = mail.click.split('/').at(-1) ?? ''
    for (const bad of ['x', `${token}A`, token.slice(1), 'https:%2F%2Fevil.example']) {
      expect((await get(`/track/click/${bad}`)).status).toBe(404)
    }
    // A token of another door does not open this one.
    const other = mail.open.split('/').at(-1) ?? ''
    expect((await get(`/track/click/${other}`)).status).toBe(404)
  })

  test('what a person calls themselves cannot change where their link leads, nor add a header', async () => {
    const people = await room.makeList(1)
    await queryRows(
      platform.payload,
      sql`UPDATE contacts SET given_name = ${'@evil.example/ \r\nBcc: victim@example.org'},
            family_name = ${'<script>alert(1)</script>'} WHERE id = ${people.contacts[0]}`,
    )
    const campaign = await room.makeCampaign([people.list], {
      subject: 'For {{ contact.givenName }}',
      content: lexicalDocument(
        paragraph(
          'Dear {{ contact.familyName }}, ',
          link('https://example.org/hi?who={{ contact.givenName }}', 'look'),
        ),
      ),
    })
    await room.send(`POST /api/campaigns/${campaign}/send`)
    await room.reaches(campaign, 'sent')
    const mail = await mailTo(people.emails[0] ?? '')
    expect(mail.html).not.toContain('<script>')
    const names = await readdir(mailbox())
    const [row] = await room.ledger(campaign)
    const file = names.find((name) => name.includes(row?.id ?? 'none')) ?? ''
    const source = await readFile(path.join(mailbox(), file), 'utf8')
    expect(source.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/m)
    const location = new URL((await get(mail.click)).headers.get('location') ?? '')
    expect(location.host).toBe('example.org')
    expect(location.searchParams.get('who')).toContain('evil.example')
  })
})

describe('leaving', () => {
  test('GET only shows; the button takes the person off the list, and back', async () => {
    const { list, contacts, emails, mail } = await sendTo(1)
    const state = async () => {
      const [row] = await queryRows<{ status: string }>(
        platform.payload,
        sql`SELECT status FROM subscriptions WHERE list_id = ${list} AND contact_id = ${contacts[0]}`,
      )
      return row?.status
    }
    const page = await get(mail.leave)
    const html = await page.text()
    expect(page.status).toBe(200)
    expect(html).toContain('<form method="post">')
    expect(html).not.toContain(emails[0])
    expect(await (await get(`${mail.leave}?lang=tr`)).text()).toContain('Abonelikten çık')
    await get(mail.leave, { method: 'HEAD' })
    expect(await state()).toBe('confirmed')

    const left = await post(mail.leave, 'action=unsubscribe')
    expect([left.status, left.headers.get('set-cookie')]).toEqual([200, null])
    expect(await left.text()).toContain('You are unsubscribed')
    expect(await state()).toBe('unsubscribed')
    await post(mail.leave, 'action=resubscribe')
    expect(await state()).toBe('confirmed')
    const consents = await queryRows<{ from: string; to: string; source: string }>(
      platform.payload,
      sql`SELECT "from", "to", source FROM consents WHERE contact_id = ${contacts[0]} ORDER BY id`,
    )
    expect(consents).toEqual([
      { from: 'confirmed', to: 'unsubscribed', source: 'unsubscribe' },
      { from: 'unsubscribed', to: 'pending', source: 'form' },
      { from: 'pending', to: 'confirmed', source: 'form' },
    ])
  })

  test('one click of a mail program is enough, twice does no harm, and the next campaign skips the person', async () => {
    const { list, mail, emails } = await sendTo(2)
    for (let times = 0; times < 2; times += 1) {
      const answer = await post(mail.leave, 'List-Unsubscribe=One-Click')
      expect([answer.status, answer.redirected]).toEqual([200, false])
    }
    const next = await room.makeCampaign([list])
    await room.send(`POST /api/campaigns/${next}/send`)
    await room.reaches(next, 'sent')
    expect((await room.ledger(next)).map(({ state, reason }) => [state, reason])).toEqual([
      ['skipped', 'unsubscribed'],
      ['accepted', null],
    ])
    expect(emails).toHaveLength(2)
  })

  test('who was chosen by conditions leaves all campaigns, and can take that back', async () => {
    await room.makeList(1, 'chosen')
    const data = {
      audience: { filter: { field: 'email', op: 'equals', value: 'chosen-0@example.org' } },
    }
    const campaign = await room.makeCampaign([], data)
    await room.send(`POST /api/campaigns/${campaign}/send`)
    await room.reaches(campaign, 'sent')
    const { leave } = await mailTo('chosen-0@example.org')
    await post(leave, 'List-Unsubscribe=One-Click')
    const second = await room.makeCampaign([], data)
    await room.send(`POST /api/campaigns/${second}/send`)
    await room.reaches(second, 'sent')
    expect(await room.ledger(second)).toMatchObject([
      { state: 'skipped', reason: 'suppressed: unsubscribed' },
    ])
    await post(leave, 'action=resubscribe')
    const third = await room.makeCampaign([], data)
    await room.send(`POST /api/campaigns/${third}/send`)
    await room.reaches(third, 'sent')
    expect(await room.counts(third)).toEqual({ accepted: 1 })
  })

  test('a link that is not ours shows a page that says so, and changes nothing', async () => {
    for (const call of [
      get('/unsubscribe/x'),
      post('/unsubscribe/x', 'List-Unsubscribe=One-Click'),
    ]) {
      const answer = await call
      expect(answer.status).toBe(404)
      expect(await answer.text()).toContain('does not work')
    }
  })
})
