/** @backends */

import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createLocalReq } from 'payload'
import { uuidv7 } from 'uuidv7'
import type { BuiltInRole } from '@/access/permissions'
import { queryRows, sql } from '@/db/sql'
import { queueNames } from '@jobs/defineJob'
import { addContacts } from '@/testing/factories/addContacts'
import { startTestPlatform, type TestPlatform } from '@/testing/harness'
import { readDashboard, type Dashboard } from './readDashboard'

let platform: TestPlatform
const now = new Date()
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000).toISOString()

beforeAll(async () => {
  platform = await startTestPlatform()
  const { payload } = platform
  const today = await makeEvent('Today', { from: -1, to: 1 })
  await makeEvent('Next week', { from: 24 * 7, to: 24 * 7 + 2 })
  await makeEvent('Long over', { from: -24 * 30, to: -24 * 29 })
  await makeEvent('Only a draft', { from: 48, to: 50, status: 'draft' })
  const pool = uuidv7()
  await queryRows(payload, sql`DELETE FROM capacity_pools WHERE event_id = ${today}`)
  await queryRows(
    payload,
    sql`INSERT INTO capacity_pools (id, event_id, name, capacity, taken, held, overbook)
        VALUES (${pool}, ${today}, 'all', 10, 4, 1, 0)`,
  )
  for (const [index, hours] of [0, 0, -24 * 3, -24 * 20].entries()) {
    const id = uuidv7()
    await queryRows(
      payload,
      sql`INSERT INTO registrations
            (id, event_id, given_name, email, status, code, secret, checked_in_at, created_at)
          VALUES (${id}, ${today}, 'Someone', ${`p${index}@example.org`}, 'confirmed',
            ${`CODE${index}`}, ${`secret${index}`}, ${index === 0 ? inHours(0) : null}, ${inHours(hours)})`,
    )
    await queryRows(
      payload,
      sql`INSERT INTO payments (id, event_id, registration_id, method, amount_minor, currency, status, created_at)
          VALUES (${uuidv7()}, ${today}, ${id}, 'cash', ${index === 1 ? -250 : 1_000}, 'TRY',
            'succeeded', ${inHours(hours)})`,
    )
  }
})
afterAll(() => platform.close())

type Span = { from: number; to: number; status?: 'draft' | 'published' }

async function makeEvent(title: string, { from, to, status = 'published' }: Span) {
  const { id } = await platform.payload.create({
    collection: 'events',
    data: {
      title,
      status,
      timezone: 'Europe/Istanbul',
      startDate: inHours(from),
      endDate: inHours(to),
      attendanceMode: 'offline',
      visibility: 'public',
      currency: 'TRY',
      capacity: 10,
    } as never,
  })
  return id
}

async function dashboardOf(role: BuiltInRole): Promise<Dashboard> {
  const { id } = await platform.makeUser(role)
  const user = await platform.payload.findByID({ collection: 'users', id, depth: 1 })
  const req = await createLocalReq(
    { user: { ...user, collection: 'users' } as never },
    platform.payload,
  )
  return readDashboard(req, now)
}

test('tells today from what is ahead, with the seats of each event', async () => {
  const { events, timezone } = await dashboardOf('admin')
  expect(timezone).toBe('Europe/Istanbul')
  expect(events?.today).toMatchObject([
    { title: 'Today', capacity: 10, taken: 4, held: 1, checkedIn: 1 },
  ])
  expect(events?.upcoming.map(({ title }) => title)).toEqual(['Next week'])
})

test('counts registrations and money by day; what is older than a week is left out', async () => {
  const { registrationsPerDay, revenue, days } = await dashboardOf('admin')
  expect(days).toHaveLength(7)
  expect(registrationsPerDay).toEqual([0, 0, 0, 1, 0, 0, 2])
  expect(revenue).toEqual([{ currency: 'TRY', todayMinor: 750, weekMinor: 1_750 }])
})

type Made = { status: string; states?: string[] }

async function makeCampaign(name: string, { status, states = [] }: Made): Promise<string> {
  const { payload } = platform
  const { id } = await payload.create({
    collection: 'campaigns',
    data: { name, locale: 'en' } as never,
  })
  await queryRows(
    payload,
    sql`UPDATE campaigns SET status = ${status}, started_at = now() WHERE id = ${id}`,
  )
  const contacts = await addContacts({ payload, count: states.length, prefix: name })
  for (const [index, state] of states.entries()) {
    await queryRows(
      payload,
      sql`INSERT INTO deliveries (id, kind, subject, contact_id, state)
          VALUES (${uuidv7()}, 'campaign', ${id}, ${contacts[index]}, ${state})`,
    )
  }
  return id
}

async function makeBatch(title: string, { status, states = [] }: Made): Promise<string> {
  const id = uuidv7()
  const { payload } = platform
  await queryRows(
    payload,
    sql`INSERT INTO certificate_batches (id, title, status, preflight)
        VALUES (${id}, ${title}, ${status}, '{"issuable": 3}')`,
  )
  for (const state of states) {
    await queryRows(
      payload,
      sql`INSERT INTO certificates (id, batch_id, status) VALUES (${uuidv7()}, ${id}, ${state})`,
    )
  }
  return id
}

test('counts what is under way: campaigns from their ledgers, batches from their certificates', async () => {
  expect(await dashboardOf('admin')).toMatchObject({
    campaigns: { rows: [], total: 0 },
    batches: { rows: [], total: 0 },
  })
  await makeCampaign('Sent last week', { status: 'sent', states: ['accepted'] })
  const standing = await makeCampaign('Standing', { status: 'paused' })
  const sending = await makeCampaign('Sending', {
    status: 'sending',
    states: ['accepted', 'accepted', 'bounced', 'pending'],
  })
  const planned = await makeBatch('Waits for approval', { status: 'planned' })
  const running = await makeBatch('Running', {
    status: 'running',
    states: ['issued', 'revoked', 'failed', 'queued'],
  })
  await makeBatch('Done', { status: 'completed', states: ['issued'] })

  const { campaigns, batches } = await dashboardOf('admin')
  expect(campaigns).toEqual({
    rows: [
      {
        ...{ id: sending, name: 'Sending', status: 'sending' },
        states: { accepted: 2, bounced: 1, pending: 1 },
      },
      { id: standing, name: 'Standing', status: 'paused', states: {} },
    ],
    total: 2,
  })
  expect(batches).toEqual({
    rows: [
      {
        ...{ id: planned, title: 'Waits for approval', status: 'planned', issuable: 3 },
        ...{ total: 0, done: 0, failed: 0 },
      },
      {
        ...{ id: running, title: 'Running', status: 'running', issuable: 3 },
        ...{ total: 4, done: 2, failed: 1 },
      },
    ],
    total: 2,
  })
  for (let more = 0; more < 5; more += 1) await makeBatch(`Another ${more}`, { status: 'planned' })
  const { batches: many } = await dashboardOf('admin')
  expect(many?.rows).toHaveLength(5)
  expect(many?.total).toBe(7)
})

test('who may not see campaigns or certificates hears nothing of them', async () => {
  expect(await dashboardOf('marketing')).toMatchObject({
    campaigns: { total: 2 },
    batches: undefined,
  })
  expect(await dashboardOf('support-agent')).toMatchObject({
    campaigns: undefined,
    batches: undefined,
  })
})

test('knows every queue', async () => {
  const { queues } = await dashboardOf('admin')
  expect(queues).toContainEqual({ queue: 'mail', failed: 0, waiting: 0, active: 0 })
  expect(queues?.map(({ queue }) => queue)).toEqual([...queueNames])
})

test('door staff see events and check-ins, and nothing about money, mails or queues', async () => {
  const dashboard = await dashboardOf('door-staff')
  expect(dashboard.events?.today).toHaveLength(1)
  expect(dashboard.checkInsToday).toBe(0)
  expect(dashboard).toMatchObject({
    revenue: undefined,
    mailStates: undefined,
    queues: undefined,
    campaigns: undefined,
    batches: undefined,
  })
})

test('a visitor sees nothing', async () => {
  const { days: _days, timezone: _timezone, ...parts } = await dashboardOf('user')
  expect(Object.values(parts).filter((part) => part !== undefined)).toEqual([])
})
