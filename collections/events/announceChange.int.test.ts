/** @backends */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { queryRows, sql } from '@/db/sql'
import { startTestPlatform, waitFor, type TestPlatform } from '@/testing/harness'
import { registrationDesk } from '@/testing/registrationDesk'
import type { Event } from '@/payload-types'

let platform: TestPlatform
let desk: ReturnType<typeof registrationDesk>

beforeAll(async () => {
  platform = await startTestPlatform()
  desk = registrationDesk(platform)
  await platform.startWorker()
})
afterAll(() => platform.close())

const change = (id: string, data: Partial<Event>) =>
  platform.payload.update({ collection: 'events', id, data, depth: 0 })

/** Kinds of the mails about a registration in the order of the alphabet, once all of `kinds` are among them. */
const mailsOf = (registration: string, ...kinds: string[]) =>
  waitFor(`the mails ${kinds.join(', ')}`, async () => {
    const rows = await queryRows<{ kind: string; state: string }>(
      platform.payload,
      sql`SELECT kind, state FROM deliveries WHERE split_part(subject, '/', 1) = ${registration}
          ORDER BY kind`,
    )
    const settled = rows.every(({ state }) => state === 'accepted')
    const met = rows.map((row) => row.kind)
    return settled && kinds.every((kind) => met.includes(kind)) && met
  })

test('a moved event tells everyone registered once, and nobody of what does not concern them', async () => {
  const { event } = await desk.openEvent({ capacity: 1, waitlistEnabled: true })
  const first = await desk.create({ event: event.id })
  const waiter = await desk.create({ event: event.id })
  const gone = await desk.create({ event: event.id })
  await desk.update(gone.id, { status: 'cancelled' })
  await change(event.id, { summary: 'Yeni özet' })
  await change(event.id, { location: 'Rahmi M. Koç Müzesi' })
  expect(await mailsOf(first.id, 'admission', 'event-changed')).toEqual([
    'admission',
    'event-changed',
  ])
  expect(await mailsOf(waiter.id, 'event-changed', 'waitlisted')).toEqual([
    'event-changed',
    'waitlisted',
  ])
  expect(await mailsOf(gone.id, 'cancelled')).not.toContain('event-changed')
})

test('a cancelled event cancels every registration, and each hears so in one mail', async () => {
  const { event } = await desk.openEvent({ capacity: 2, waitlistEnabled: true })
  const docs = [
    await desk.create({ event: event.id }),
    await desk.create({ event: event.id }),
    await desk.create({ event: event.id }),
  ]
  await change(event.id, { status: 'cancelled' })
  for (const { id } of docs) {
    const kinds = await mailsOf(id, 'event-cancelled')
    expect(kinds).not.toContain('cancelled')
    expect((await desk.read(id)).status).toBe('cancelled')
  }
  expect(await desk.poolOf(event.id)).toEqual({ held: 0, taken: 0, waiting: 0 })
})

test('a postponed event says so, and its new date once it is on again', async () => {
  const { event } = await desk.openEvent()
  const { id } = await desk.create({ event: event.id })
  await mailsOf(id, 'admission')
  await change(event.id, { status: 'postponed' })
  await mailsOf(id, 'event-postponed')
  const start = Date.parse(event.startDate) + 7 * 86_400_000
  await change(event.id, {
    status: 'published',
    startDate: new Date(start).toISOString(),
    endDate: new Date(start + 3_600_000).toISOString(),
  })
  expect(await mailsOf(id, 'event-changed', 'event-postponed')).toEqual([
    ...['admission', 'event-changed', 'event-postponed'],
  ])
})
