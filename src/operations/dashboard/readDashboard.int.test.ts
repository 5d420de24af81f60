/** @backends */

import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createLocalReq } from 'payload'
import { uuidv7 } from 'uuidv7'
import type { BuiltInRole } from '@/access/permissions'
import { queryRows, sql } from '@/db/sql'
import { queueNames } from '@jobs/defineJob'
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
  })
})

test('a visitor sees nothing', async () => {
  const { days: _days, timezone: _timezone, ...parts } = await dashboardOf('user')
  expect(Object.values(parts).filter((part) => part !== undefined)).toEqual([])
})
