import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { uuidv7 } from 'uuidv7'
import { queryRows, sql } from '@/db/sql'
import type { TimelineEntry } from '@/operations/contacts/readTimeline'
import { startTestPlatform, type TestPlatform } from '@/testing/harness'

let platform: TestPlatform
let contact: string
let stranger: string

beforeAll(async () => {
  platform = await startTestPlatform()
  const { payload } = platform
  const makeContact = async (email: string) =>
    (await payload.create({ collection: 'contacts', data: { email, locale: 'tr' } })).id
  contact = await makeContact('isil@example.org')
  stranger = await makeContact('stranger@example.org')
  const event = await payload.create({
    collection: 'events',
    data: {
      title: 'Seramik Atölyesi',
      status: 'published',
      timezone: 'Europe/Istanbul',
      startDate: '2030-05-01T10:00:00.000Z',
      endDate: '2030-05-01T12:00:00.000Z',
      attendanceMode: 'offline',
      visibility: 'public',
      currency: 'TRY',
    } as never,
  })
  const [registration, list] = [uuidv7(), uuidv7()]
  await queryRows(
    payload,
    sql`INSERT INTO registrations
          (id, event_id, contact_id, given_name, email, status, status_reason, code, secret, created_at)
        VALUES (${registration}, ${event.id}, ${contact}, 'Işıl', 'isil@example.org', 'cancelled',
          'Ill', 'AAA', 'secret', '2030-04-01T10:00:00Z')`,
  )
  await queryRows(
    payload,
    sql`INSERT INTO check_in_lists (id, event_id, name) VALUES (${list}, ${event.id}, 'Door')`,
  )
  await queryRows(
    payload,
    sql`INSERT INTO check_ins (id, event_id, list_id, registration_id, result, scanned_at, received_at, voided_at)
        VALUES (${uuidv7()}, ${event.id}, ${list}, ${registration}, 'accepted',
          '2030-05-01T10:01:00Z', '2030-05-01T10:01:00Z', '2030-05-01T10:02:00Z')`,
  )
  for (const [to, state, at] of [
    [contact, 'bounced', '2030-04-02T10:00:00Z'],
    [stranger, 'accepted', '2030-04-03T10:00:00Z'],
  ] as const) {
    await queryRows(
      payload,
      sql`INSERT INTO deliveries (id, kind, subject, contact_id, state, reason, attempts, created_at)
          VALUES (${uuidv7()}, 'admission', ${registration}, ${to}, ${state}, 'No such mailbox', 1, ${at})`,
    )
  }
})
afterAll(() => platform.close())

const read = async (id: string, token?: string) => {
  const response = await platform.request(`/api/contacts/${id}/timeline`, { token })
  return { status: response.status, body: (await response.json()) as { docs: TimelineEntry[] } }
}

test('tells what happened with a person and nobody else, newest first', async () => {
  const { token } = await platform.makeUser('admin')
  const { body } = await read(contact, token)
  expect(body.docs.map(({ id: _id, collection: _collection, ...entry }) => entry)).toEqual([
    {
      kind: 'check-in',
      at: '2030-05-01T10:01:00.000Z',
      title: 'Seramik Atölyesi',
      state: 'voided',
      reason: null,
    },
    {
      kind: 'mail',
      at: '2030-04-02T10:00:00.000Z',
      title: 'admission',
      state: 'bounced',
      reason: 'No such mailbox',
    },
    {
      kind: 'registration',
      at: '2030-04-01T10:00:00.000Z',
      title: 'Seramik Atölyesi',
      state: 'cancelled',
      reason: 'Ill',
    },
  ])
})

test('shows of each kind only what the person may see elsewhere', async () => {
  const { token } = await platform.makeUser('marketing')
  const { body } = await read(contact, token)
  expect(body.docs.map(({ kind }) => kind)).toEqual(['mail'])
})

test('is closed to guests and to people who may not see contacts', async () => {
  expect((await read(contact)).status).toBe(401)
  const { token } = await platform.makeUser('door-staff')
  expect((await read(contact, token)).status).toBe(403)
})

test.each([['00000000-0000-7000-8000-000000000000'], ['no-id']])(
  'answers 404 for the contact %s',
  async (id) => {
    const { token } = await platform.makeUser('admin')
    const { status, body } = await read(id, token)
    expect(status).toBe(404)
    expect(body).toMatchObject({ errors: [{ code: 'NOT_FOUND' }] })
  },
)
