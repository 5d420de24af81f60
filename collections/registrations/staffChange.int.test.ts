import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { queryRows, sql } from '@/db/sql'
import type { Registration } from '@/payload-types'
import { registrationDesk } from '@/testing/registrationDesk'
import { startTestPlatform } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'

let platform: TestPlatform
let desk: ReturnType<typeof registrationDesk>
let staff: string
beforeAll(async () => {
  platform = await startTestPlatform()
  desk = registrationDesk(platform)
  staff = (await platform.makeUser('moderator')).token
})
afterAll(() => platform.close())

const send = async (method: string, path: string, body?: object, token: string | null = staff) => {
  const { status, json, error } = await desk.send(method, path, { body, token: token ?? undefined })
  return { status, doc: json.doc as Registration | undefined, error }
}

describe('a registration that staff change', () => {
  test('frees its seat when cancelled, and the first who waits gets it', async () => {
    const { event } = await desk.openEvent({ capacity: 1, waitlistEnabled: true })
    const [first, second, third] = [
      await desk.create({ event: event.id }),
      await desk.create({ event: event.id }),
      await desk.create({ event: event.id }),
    ]
    expect(
      await send('PATCH', `/api/registrations/${first.id}`, { status: 'cancelled' }),
    ).toMatchObject({
      ...{ status: 200, doc: { status: 'cancelled' } },
    })
    expect((await desk.read(second.id)).status).toBe('confirmed')
    expect((await desk.read(third.id)).status).toBe('waitlisted')
    expect(await desk.poolOf(event.id)).toEqual({ held: 0, taken: 1, waiting: 1 })
    const jobs = await queryRows<{ job: string; payload: { promoted?: boolean } }>(
      platform.payload,
      sql`SELECT job, payload FROM outbox WHERE payload->>'registration' = ${second.id}
          AND job = 'registrations.sendAdmission'`,
    )
    expect(jobs.map(({ payload }) => payload.promoted)).toEqual([true])
  })

  test('waits for payment when it moves up in a priced event', async () => {
    const { event } = await desk.openEvent({ capacity: 1, priceMinor: 100, waitlistEnabled: true })
    const first = await desk.create({ event: event.id, status: 'confirmed' })
    const second = await desk.create({ event: event.id })
    await desk.update(first.id, { status: 'cancelled' })
    expect(await desk.read(second.id)).toMatchObject({
      ...{ status: 'pending', holdExpiresAt: expect.any(String) },
    })
  })

  test('must find a seat again to come back, and starts a new round', async () => {
    const { event } = await desk.openEvent({
      capacity: 1,
      waitlistEnabled: false,
      onePerEmail: true,
    })
    const first = await desk.create({ event: event.id })
    const before = await desk.read(first.id)
    await desk.update(first.id, { status: 'cancelled' })
    const second = await desk.create({ event: event.id })
    expect(
      await send('PATCH', `/api/registrations/${first.id}`, { status: 'confirmed' }),
    ).toMatchObject({
      ...{ status: 409, error: { code: 'EVENT_FULL' } },
    })
    expect((await desk.read(first.id)).status).toBe('cancelled')
    await desk.update(second.id, { status: 'cancelled' })
    await desk.update(first.id, { status: 'confirmed' })
    const after = await desk.read(first.id)
    expect(after).toMatchObject({ status: 'confirmed', round: 2, dedupeKey: before.dedupeKey })
    expect(after.secret).not.toBe(before.secret)
  })

  test('cannot come back once the address registered anew', async () => {
    const { event } = await desk.openEvent({ onePerEmail: true })
    const one = desk.person()
    const first = await desk.create({ ...one, event: event.id })
    await desk.update(first.id, { status: 'cancelled' })
    await desk.create({ ...one, event: event.id })
    expect(
      await send('PATCH', `/api/registrations/${first.id}`, { status: 'confirmed' }),
    ).toMatchObject({
      ...{ status: 409, error: { code: 'ALREADY_REGISTERED' } },
    })
  })

  test('keeps what happened since the form was opened', async () => {
    const { event } = await desk.openEvent({ capacity: 1, waitlistEnabled: true })
    const first = await desk.create({ event: event.id })
    const second = await desk.create({ event: event.id })
    const form = await desk.read(second.id)
    await desk.update(first.id, { status: 'cancelled' })
    const { collections } = platform.payload
    const hooks = (collections.registrations.config.hooks.beforeValidate ??= [])
    // Between the read of the document and its write: another change of the same row.
    hooks.push(async ({ data, req }) => {
      hooks.pop()
      await queryRows(
        req.payload,
        sql`UPDATE registrations SET checked_in_at = now() WHERE id = ${second.id}`,
      )
      return data
    })
    const { status } = await send('PATCH', `/api/registrations/${second.id}`, {
      ...{ givenName: 'Renamed', familyName: form.familyName },
    })
    expect(status).toBe(200)
    expect(await desk.read(second.id)).toMatchObject({
      ...{ givenName: 'Renamed', status: 'confirmed', checkedInAt: expect.any(String) },
    })
  })

  test('goes to another contact with its address, and that one is mailed', async () => {
    const { event } = await desk.openEvent({ onePerEmail: true })
    const taken = await desk.create({ event: event.id })
    const doc = await desk.create({ event: event.id })
    const clash = await send('PATCH', `/api/registrations/${doc.id}`, { email: taken.email })
    expect(clash).toMatchObject({ status: 409, error: { code: 'ALREADY_REGISTERED' } })
    await send('PATCH', `/api/registrations/${doc.id}`, { email: 'New.Address@example.org' })
    const after = await desk.read(doc.id)
    expect(after).toMatchObject({
      ...{ email: 'New.Address@example.org', emailNormalized: 'new.address@example.org', round: 2 },
      dedupeKey: `${event.id}:new.address@example.org`,
    })
    expect(after.contact).not.toBe(doc.contact)
    const jobs = await queryRows<{ payload: { round: number } }>(
      platform.payload,
      sql`SELECT payload FROM outbox WHERE payload->>'registration' = ${doc.id} ORDER BY id`,
    )
    expect(jobs.map(({ payload }) => payload.round)).toEqual([1, 2])
  })

  test('never changes event or ticket', async () => {
    const { event } = await desk.openEvent()
    const other = await desk.openEvent()
    const doc = await desk.create({ event: event.id })
    for (const fields of [{ event: other.event.id }, { ticketType: other.ticket.id }]) {
      const { status } = await send('PATCH', `/api/registrations/${doc.id}`, fields)
      expect(status).toBe(422)
    }
  })

  test('leaves audit entries that name the actor, never the person', async () => {
    const { event } = await desk.openEvent()
    const doc = await desk.create({ event: event.id })
    await send('PATCH', `/api/registrations/${doc.id}`, { email: 'audited@example.org' })
    await send('PATCH', `/api/registrations/${doc.id}/status`, {
      ...{ status: 'cancelled', reason: 'Called in sick' },
    })
    const { docs } = await platform.payload.find({
      collection: 'audit-log',
      where: { subject: { equals: doc.id } },
      sort: 'createdAt',
      depth: 0,
    })
    expect(docs.map(({ action, actor, reason }) => [action, Boolean(actor), reason])).toEqual([
      ['registrations.created', false, null],
      ['registrations.updated', true, null],
      ['registrations.cancelled', true, 'Called in sick'],
    ])
    expect(JSON.stringify(docs)).not.toContain('@example.org')
  })

  test('is never deleted', async () => {
    const { event } = await desk.openEvent()
    const doc = await desk.create({ event: event.id })
    expect((await send('DELETE', `/api/registrations/${doc.id}`)).status).toBe(403)
    const { id } = doc
    await expect(platform.payload.delete({ collection: 'registrations', id })).rejects.toThrow(
      /never deleted/,
    )
    expect((await desk.read(id)).id).toBe(id)
  })
})
