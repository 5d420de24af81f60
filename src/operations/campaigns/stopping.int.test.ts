/** @backends */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { startSmtpSink } from '@/testing/campaigns/smtpSink'

/** Starting at a time, pausing, ending, and two at the same: against a mail server of this test's own. */
const sink = await startSmtpSink()
process.env.SMTP_URL = sink.url

const { startTestPlatform, waitFor } = await import('@/testing/harness')
const { makeNewsroom } = await import('@/testing/campaigns/newsroom')
const { queryRows, sql } = await import('@/db/sql')
const { sendDueMails } = await import('@/operations/campaigns/sendDueMails')
const { sweepCampaigns } = await import('@/operations/campaigns/sweepCampaigns')

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

describe('stopping', () => {
  /** A campaign that is half sent, its mail server holding the rest back until `release`. */
  async function halfway(count: number) {
    const { list, emails } = await room.makeList(count)
    let release = () => undefined as void
    const gate = new Promise<void>((resolve) => (release = () => resolve()))
    sink.judge = async (): Promise<'accept'> => {
      if (sink.mails.length >= count / 2) await gate
      return 'accept'
    }
    const campaign = await room.makeCampaign([list])
    await post(campaign, 'send')
    await waitFor('half are sent', () => sink.mails.length >= count / 2)
    return { campaign, emails, release }
  }

  test('no mail begins to leave after a pause was answered; resuming sends the rest, once each', async () => {
    const { campaign, emails, release } = await halfway(120)
    expect((await post(campaign, 'pause')).body.doc.status).toBe('paused')
    const atPause = await room.counts(campaign)
    const onTheWay = atPause.handoff ?? 0
    expect(onTheWay).toBeLessThanOrEqual(10)
    release()
    await waitFor('those on their way have arrived', async () => {
      const { handoff, claimed } = await room.counts(campaign)
      return !handoff && !claimed
    })
    const { accepted = 0, pending = 0 } = await room.counts(campaign)
    expect(accepted).toBe((atPause.accepted ?? 0) + onTheWay)
    expect(accepted + pending).toBe(120)
    expect(pending).toBeGreaterThan(0)
    expect((await post(campaign, 'resume')).body.doc.status).toBe('sending')
    await room.reaches(campaign, 'sent')
    expect(sentTo()).toEqual([...emails].sort())
  })

  test('a cancelled campaign sends no more, and what it kept back is skipped', async () => {
    const { campaign, release } = await halfway(60)
    expect((await post(campaign, 'cancel')).body.doc.status).toBe('cancelled')
    release()
    await waitFor('the ledger is closed', async () => {
      const { pending, claimed, handoff } = await room.counts(campaign)
      return !pending && !claimed && !handoff
    })
    const { accepted = 0, skipped = 0 } = await room.counts(campaign)
    expect(accepted + skipped).toBe(60)
    expect(sink.mails).toHaveLength(accepted)
    expect(skipped).toBeGreaterThan(0)
  })

  test('who unsubscribes between freeze and sending gets nothing', async () => {
    const { list, contacts } = await room.makeList(40)
    const campaign = await room.makeCampaign([list])
    let open = () => undefined as void
    const gate = new Promise<void>((resolve) => (open = () => resolve()))
    sink.judge = async (): Promise<'accept'> => {
      await gate
      return 'accept'
    }
    await post(campaign, 'send')
    await waitFor('some are on their way', async () => (await room.counts(campaign)).handoff)
    const untouched = await queryRows<{ contact_id: string }>(
      payload,
      sql`SELECT contact_id FROM deliveries WHERE subject = ${campaign} AND state = 'pending'
          ORDER BY id DESC LIMIT 2`,
    )
    expect(contacts).toContain(untouched[0]?.contact_id)
    await queryRows(
      payload,
      sql`UPDATE subscriptions SET status = 'unsubscribed', updated_at = now()
          WHERE contact_id = ${untouched[0]?.contact_id}`,
    )
    const [second] = await queryRows<{ email: string }>(
      payload,
      sql`SELECT email FROM contacts WHERE id = ${untouched[1]?.contact_id}`,
    )
    await room.send('POST /api/suppressions', {
      email: second?.email,
      reason: 'manual',
      scope: 'all',
    })
    open()
    await room.reaches(campaign, 'sent')
    expect(await room.counts(campaign)).toEqual({ accepted: 38, skipped: 2 })
    const skipped = (await room.ledger(campaign)).filter(({ state }) => state === 'skipped')
    expect(skipped.map(({ reason }) => reason).sort()).toEqual([
      'suppressed: manual',
      'unsubscribed',
    ])
  })
})

describe('two at once', () => {
  test('two workers on one batch send each mail once', async () => {
    const { list, emails } = await room.makeList(200)
    const campaign = await room.makeCampaign([list])
    await post(campaign, 'send')
    const { signal } = new AbortController()
    const work = () => sendDueMails({ payload, campaign, batch: 0, signal })
    await waitFor('the ledger is written', async () => (await room.ledger(campaign)).length === 200)
    await Promise.all([work(), work(), work()])
    await room.reaches(campaign, 'sent')
    expect(sentTo()).toEqual([...emails].sort())
  })
})

describe('schedules', () => {
  const schedule = (campaign: string, scheduledAt: string, timezone?: string) =>
    post(campaign, 'schedule', { scheduledAt, timezone })

  test('a time is one on the clocks of its zone; the past and hours that do not exist are refused', async () => {
    const { list } = await room.makeList(1)
    const campaign = await room.makeCampaign([list])
    expect((await schedule(campaign, '2020-01-01T10:00', 'Europe/Istanbul')).status).toBe(422)
    expect((await schedule(campaign, '2999-01-01T10:00', 'Mars/Base')).status).toBe(422)
    // Clocks in Berlin go from 02:00 to 03:00.
    expect((await schedule(campaign, '2028-03-26T02:30', 'Europe/Berlin')).status).toBe(422)
    const { status, body } = await schedule(campaign, '2999-01-01T10:00', 'Europe/Istanbul')
    expect(status).toBe(200)
    expect(body.doc).toMatchObject({
      status: 'scheduled',
      scheduledAt: '2999-01-01T07:00:00.000Z',
      timezone: 'Europe/Istanbul',
    })
    const patched = await room.send(`PATCH /api/campaigns/${campaign}`, { subject: 'Other' })
    expect(patched.status).toBe(409)
    expect((await post(campaign, 'unschedule')).body.doc.status).toBe('draft')
  })

  test('it starts when its moment comes, also if the job for it got lost', async () => {
    const { list, emails } = await room.makeList(2)
    const campaign = await room.makeCampaign([list])
    const soon = new Date(Date.now() + 1_500).toISOString()
    expect((await schedule(campaign, soon, 'UTC')).status).toBe(200)
    await room.reaches(campaign, 'sent')
    expect(sentTo()).toEqual(emails)

    const lost = await room.makeCampaign([list])
    await schedule(lost, '2999-01-01T10:00:00Z', 'UTC')
    await queryRows(payload, sql`DELETE FROM outbox WHERE published_at IS NULL`)
    await queryRows(
      payload,
      sql`UPDATE campaigns SET scheduled_at = now() - interval '1 minute' WHERE id = ${lost}`,
    )
    await sweepCampaigns(payload)
    await room.reaches(lost, 'sent')
  })

  test('one that cannot be sent any more when its moment comes fails with the reason', async () => {
    const { list } = await room.makeList(1)
    const campaign = await room.makeCampaign([list])
    await schedule(campaign, new Date(Date.now() + 1_500).toISOString(), 'UTC')
    await room.send(`PATCH /api/lists/${list}`, { deletedAt: new Date().toISOString() })
    await room.reaches(campaign, 'failed')
    const { body } = await room.send(`GET /api/campaigns/${campaign}`)
    expect(body.statusReason).toMatch(/trash/)
    expect(sink.mails).toEqual([])
  })
})
