/** @backends */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { startSmtpSink } from '@/testing/campaigns/smtpSink'

/** Campaigns on their way to a mail server of this test's own: modules load late, so that they see it. */
const sink = await startSmtpSink()
process.env.SMTP_URL = sink.url

const { startTestPlatform, waitFor } = await import('@/testing/harness')
const { makeNewsroom } = await import('@/testing/campaigns/newsroom')
const { queryRows, sql } = await import('@/db/sql')
const { openSocket } = await import('@/testing/tickets/socketClient')
const { sweepCampaigns } = await import('@/operations/campaigns/sweepCampaigns')
const { lexicalDocument, paragraph } = await import('@/testing/factories/lexical')

const platform = await startTestPlatform()
const { payload } = platform
let room: Awaited<ReturnType<typeof makeNewsroom>>

beforeAll(async () => {
  room = await makeNewsroom(platform)
  await platform.startWorker()
})
beforeEach(() => {
  sink.judge = () => 'accept'
  sink.mails.length = 0
})
afterAll(async () => {
  await platform.close()
  await sink.close()
})

const post = (campaign: string, action: string, body?: unknown) =>
  room.send(`POST /api/campaigns/${campaign}/${action}`, body)

const sentTo = () => sink.mails.map(({ to }) => to).sort()

describe('sending', () => {
  test('everyone on the lists gets it once, with a row each, however often they are on them', async () => {
    const first = await room.makeList(30)
    const second = await room.makeList(5)
    await room.subscribe(second.list, first.contacts.slice(0, 10))
    const campaign = await room.makeCampaign([first.list, second.list])
    const { status, body } = await post(campaign, 'send')
    expect({ status, doc: body.doc }).toMatchObject({ status: 200, doc: { status: 'sending' } })
    await room.reaches(campaign, 'sent')
    expect(sentTo()).toEqual([...first.emails, ...second.emails].sort())
    expect(await room.counts(campaign)).toEqual({ accepted: 35 })
    const stats = await room.send(`GET /api/campaigns/${campaign}/stats`)
    expect(stats.body).toMatchObject({ planned: 35, states: { accepted: 35 } })
    const { body: found } = await room.send(`GET /api/campaigns/${campaign}`)
    expect(found).toMatchObject({ totalRecipients: 35, sentCount: 35, status: 'sent' })
  })

  test('the mail is personal, and carries what mailbox providers ask of bulk mail', async () => {
    const { list } = await room.makeList(1, 'personal')
    const campaign = await room.makeCampaign([list])
    await post(campaign, 'send')
    await room.reaches(campaign, 'sent')
    const [mail] = sink.mails
    expect(mail?.source).toMatch(/^Subject: Hello Given0\r$/m)
    expect(mail?.source).toMatch(/^List-Unsubscribe: <http.*\/unsubscribe\/[\w-]+>\r$/m)
    expect(mail?.source).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
    const [row] = await room.ledger(campaign)
    expect(mail?.messageId).toBe(row?.message_id)
  })

  test('who is suppressed, has left or never confirmed is skipped, and the ledger says why', async () => {
    const { list, contacts, emails } = await room.makeList(1)
    const others = await room.makeList(0)
    const { contacts: left } = await room.makeList(1, 'left')
    const { contacts: waiting } = await room.makeList(1, 'waiting')
    const { contacts: bad } = await room.makeList(1, 'bad')
    await room.subscribe(others.list, left, 'unsubscribed')
    await room.subscribe(others.list, waiting, 'pending')
    await room.subscribe(others.list, [...bad, ...contacts])
    await room.send('POST /api/suppressions', {
      email: 'BAD-0@example.org',
      reason: 'complaint',
      scope: 'marketing',
    })
    const campaign = await room.makeCampaign([list, others.list])
    await post(campaign, 'send')
    await room.reaches(campaign, 'sent')
    expect(sentTo()).toEqual(emails)
    const { body } = await room.send(`GET /api/campaigns/${campaign}/recipients?state=skipped`)
    expect(Object.fromEntries(body.docs.map(({ email, reason }) => [email, reason]))).toEqual({
      'left-0@example.org': 'unsubscribed',
      'waiting-0@example.org': 'not confirmed',
      'bad-0@example.org': 'suppressed: complaint',
    })
  })

  test('conditions are worked out in SQL, for a dynamic list and to narrow one', async () => {
    const { list, contacts, emails } = await room.makeList(6, 'narrow')
    await queryRows(payload, sql`UPDATE contacts SET locale = 'tr' WHERE id = ${contacts[2]}`)
    const dynamic = await payload.create({
      collection: 'lists',
      data: {
        name: 'Turkish',
        kind: 'dynamic',
        optIn: 'single',
        visibility: 'private',
        filter: {
          all: [
            { field: 'locale', op: 'equals', value: 'tr' },
            { field: 'email', op: 'starts_with', value: 'NARROW-' },
          ],
        },
      },
    })
    const byList = await room.makeCampaign([dynamic.id])
    await post(byList, 'send')
    await room.reaches(byList, 'sent')
    expect(sentTo()).toEqual(['narrow-2@example.org'])
    sink.mails.length = 0
    const narrowed = await room.makeCampaign([], {
      audience: {
        lists: [list],
        filter: { not: { field: 'givenName', op: 'equals', value: 'given3' } },
      },
    })
    await post(narrowed, 'send')
    await room.reaches(narrowed, 'sent')
    expect(sentTo()).toEqual(emails.filter((email) => email !== 'narrow-3@example.org'))
  })

  test('a tag nothing stands behind is named before anybody gets a mail', async () => {
    const { list } = await room.makeList(1)
    const campaign = await room.makeCampaign([list], {
      content: lexicalDocument(paragraph('Dear {{ contact.nickname }},')),
    })
    for (const [action, body] of [
      ['send', undefined],
      ['schedule', { scheduledAt: '2999-01-01T10:00:00Z', timezone: 'UTC' }],
      ['test', { to: ['me@example.org'] }],
    ] as const) {
      const answer = await post(campaign, action, body)
      expect(answer.status).toBe(422)
      expect(answer.body.errors[0]?.data.tags).toEqual(['contact.nickname'])
      expect(answer.body.errors[0]?.message).toContain('contact.nickname')
    }
    expect(await room.statusOf(campaign)).toBe('draft')
    expect(sink.mails).toEqual([])
  })

  test('a test mail reaches the addresses it was asked for, marked, and leaves no trace', async () => {
    const { list } = await room.makeList(1)
    const campaign = await room.makeCampaign([list], { subject: 'Hello' })
    const { status, body } = await post(campaign, 'test', { to: ['me@example.org'] })
    expect({ status, body }).toMatchObject({ status: 200, body: { sent: 1 } })
    expect(sentTo()).toEqual(['me@example.org'])
    expect(sink.mails[0]?.source).toMatch(/^Subject: \[Test\] Hello/m)
    expect(await room.ledger(campaign)).toEqual([])
  })

  test('an illegal step is refused and says which are legal', async () => {
    const { list } = await room.makeList(1)
    const campaign = await room.makeCampaign([list])
    const paused = await post(campaign, 'pause')
    expect(paused).toMatchObject({
      status: 409,
      body: { errors: [{ code: 'ILLEGAL_TRANSITION', data: { from: 'draft' } }] },
    })
    expect(paused.body.errors[0]?.data.legal).toEqual(['scheduled', 'sending', 'cancelled'])
    await post(campaign, 'cancel')
    expect((await post(campaign, 'send')).status).toBe(409)
    expect((await post('01890000-0000-7000-8000-00000000dead', 'send')).status).toBe(404)
  })
})

describe('watching', () => {
  test('staff in the room of a campaign see it move, and its last word equals the ledger', async () => {
    const { list } = await room.makeList(50)
    const campaign = await room.makeCampaign([list])
    const url = await platform.url()
    const staff = await openSocket({ url, namespace: 'agent', token: room.token })
    expect((await staff.ask('campaign.join', { campaign })).ok).toBe(true)
    const door = await platform.makeUser('door-staff')
    const other = await openSocket({ url, namespace: 'agent', token: door.token })
    expect((await other.ask('campaign.join', { campaign })).ok).toBe(false)
    await post(campaign, 'send')
    const last = await waitFor('the end is told', () => {
      const told = staff.of('campaign.progress') as unknown as { status: string; states: object }[]
      return told.find(({ status }) => status === 'sent')
    })
    expect(last).toMatchObject({ planned: 50, states: await room.counts(campaign) })
    expect(other.of('campaign.progress')).toEqual([])
    staff.close()
    other.close()
  })
})

describe('what the mail server says', () => {
  test('not now is tried again later, never is given up, and staff may try the given up again', async () => {
    const { list } = await room.makeList(4, 'said')
    let firm = true
    sink.judge = ({ to }, earlier) => {
      if (to.startsWith('said-1') && firm) return { code: 451, message: 'greylisted' }
      if (to.startsWith('said-2') && firm) return { code: 550, message: 'no such user' }
      return earlier > 0 ? { code: 550, message: 'twice' } : 'accept'
    }
    const campaign = await room.makeCampaign([list])
    await post(campaign, 'send')
    await waitFor('all have an answer', async () => {
      const { accepted, retry, dead } = await room.counts(campaign)
      return accepted === 2 && retry === 1 && dead === 1
    })
    expect(await room.statusOf(campaign)).toBe('sending')
    const reasons = await room.send(`GET /api/campaigns/${campaign}/recipients?state=dead`)
    expect(reasons.body.docs).toMatchObject([
      {
        email: 'said-2@example.org',
        state: 'dead',
        reason: expect.stringContaining('no such user'),
      },
    ])
    firm = false
    await queryRows(
      payload,
      sql`UPDATE deliveries SET next_attempt_at = now() WHERE subject = ${campaign} AND state = 'retry'`,
    )
    await queryRows(
      payload,
      sql`UPDATE campaigns SET planned_at = planned_at - interval '1 minute' WHERE id = ${campaign}`,
    )
    await sweepCampaigns(payload)
    await room.reaches(campaign, 'sent')
    expect(await room.counts(campaign)).toEqual({ accepted: 3, dead: 1 })
    expect((await post(campaign, 'retry')).body).toMatchObject({ retried: 1 })
    await room.reaches(campaign, 'sent')
    expect(await room.counts(campaign)).toEqual({ accepted: 4 })
  })

  test('a connection that breaks after the mail left makes it unknown, and nobody gets it twice', async () => {
    const { list, emails } = await room.makeList(20, 'cut')
    sink.judge = ({ to }) => (to.startsWith('cut-7@') ? 'cut' : 'accept')
    const campaign = await room.makeCampaign([list])
    await post(campaign, 'send')
    await room.reaches(campaign, 'sent')
    expect(await room.counts(campaign)).toEqual({ accepted: 19, unknown: 1 })
    expect(sentTo()).toEqual([...emails].sort())
    const { body } = await room.send(`GET /api/campaigns/${campaign}/recipients?state=unknown`)
    expect(body.docs).toMatchObject([
      { email: 'cut-7@example.org', reason: expect.stringContaining('may have arrived') },
    ])
  })
})
