import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { queryRows, sql } from '@/db/sql'
import type { Payment, Registration } from '@/payload-types'
import { startTestPlatform, type TestPlatform } from '@/testing/harness'
import { registrationDesk } from '@/testing/registrationDesk'

let platform: TestPlatform
let desk: ReturnType<typeof registrationDesk>
let staff: { id: string; token: string }

beforeAll(async () => {
  platform = await startTestPlatform()
  desk = registrationDesk(platform)
  staff = await platform.makeUser('moderator')
})
afterAll(() => platform.close())

const note = async (
  id: string,
  body: Record<string, unknown>,
  { token = staff.token, headers }: { token?: string; headers?: Record<string, string> } = {},
) => {
  const path = `/api/registrations/${id}/payments`
  const { status, json, error } = await desk.send('POST', path, {
    ...{ body: { method: 'cash', ...body }, token, headers },
  })
  return { status, error, ...(json as { payment?: Payment; registration?: Registration }) }
}

const paymentsOf = async (registration: string) => {
  const { docs } = await platform.payload.find({
    ...{ collection: 'payments', where: { registration: { equals: registration } }, depth: 0 },
    ...{ sort: 'createdAt', pagination: false },
  })
  return docs
}

describe('a payment that staff note', () => {
  test('in full confirms the registration, takes the seat held for it and has the admission sent', async () => {
    const { event } = await desk.openEvent({ capacity: 2, priceMinor: 15_000 })
    const { id, status } = await desk.create({ event: event.id })
    expect(status).toBe('pending')
    expect(await desk.poolOf(event.id)).toMatchObject({ held: 1, taken: 0 })
    const paid = await note(id, { amountMinor: 15_000, method: 'transfer', reference: 'EFT-1' })
    expect(paid).toMatchObject({
      status: 201,
      payment: {
        ...{ kind: 'payment', method: 'transfer', amountMinor: 15_000, currency: 'TRY' },
        ...{ providerRef: 'EFT-1', recordedBy: staff.id, status: 'succeeded' },
      },
      registration: { status: 'confirmed', amountPaidMinor: 15_000, holdExpiresAt: null },
    })
    expect(await desk.poolOf(event.id)).toMatchObject({ held: 0, taken: 1 })
    const jobs = (await desk.jobsOf(id)).map(({ job }) => job)
    expect(jobs).toEqual(['registrations.sendNotice', 'registrations.sendAdmission'])
  })

  test('in parts confirms with the last one; more than is owed is refused', async () => {
    const { event } = await desk.openEvent({ priceMinor: 10_000 })
    const { id } = await desk.create({ event: event.id })
    expect((await note(id, { amountMinor: 4_000 })).registration).toMatchObject({
      ...{ status: 'pending', amountPaidMinor: 4_000 },
    })
    const more = await note(id, { amountMinor: 6_001 })
    expect(more).toMatchObject({ status: 422, error: { code: 'INVALID_FIELDS' } })
    expect(more.error?.data).toMatchObject({ fields: [{ path: 'amountMinor' }] })
    expect((await note(id, { amountMinor: 6_000 })).registration?.status).toBe('confirmed')
    expect((await note(id, { amountMinor: 1 })).status).toBe(422)
    expect((await paymentsOf(id)).map(({ amountMinor }) => amountMinor)).toEqual([4_000, 6_000])
  })

  test('is never taken beyond what is owed, although ten come at once', async () => {
    const { event } = await desk.openEvent({ priceMinor: 1_000 })
    const { id } = await desk.create({ event: event.id })
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => note(id, { amountMinor: 300 })),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3)
    expect(await desk.read(id)).toMatchObject({ amountPaidMinor: 900, status: 'pending' })
    expect(await paymentsOf(id)).toHaveLength(3)
  })

  test('counts once under one Idempotency-Key', async () => {
    const { event } = await desk.openEvent({ priceMinor: 1_000 })
    const { id } = await desk.create({ event: event.id })
    const headers = { 'Idempotency-Key': 'till-1' }
    const first = await note(id, { amountMinor: 400 }, { headers })
    const second = await note(id, { amountMinor: 400 }, { headers })
    expect(second).toEqual(first)
    expect(await desk.read(id)).toMatchObject({ amountPaidMinor: 400 })
  })

  test('that comes late must find a seat again, else nothing is noted', async () => {
    const { event } = await desk.openEvent({
      ...{ capacity: 1, priceMinor: 500, waitlistEnabled: false },
    })
    const late = await desk.create({ event: event.id })
    await desk.update(late.id, { status: 'expired' })
    expect((await note(late.id, { amountMinor: 100 })).status).toBe(409)
    const other = await desk.create({ event: event.id })
    const full = await note(late.id, { amountMinor: 500 })
    expect(full).toMatchObject({ status: 409, error: { code: 'EVENT_FULL' } })
    expect(await paymentsOf(late.id)).toEqual([])
    expect(await desk.read(late.id)).toMatchObject({ status: 'expired', amountPaidMinor: 0 })
    await desk.update(other.id, { status: 'cancelled' })
    expect((await note(late.id, { amountMinor: 500 })).registration?.status).toBe('confirmed')
  })

  test('leaves the decision to staff where the event approves each registration', async () => {
    const { event } = await desk.openEvent({ priceMinor: 500, approvalRequired: true })
    const { id } = await desk.create({ event: event.id })
    expect((await note(id, { amountMinor: 500 })).registration).toMatchObject({
      ...{ status: 'pending', amountPaidMinor: 500 },
    })
  })
})

describe('a refund that staff note', () => {
  test('goes back from what was paid, never above it, and leaves the status alone', async () => {
    const { event } = await desk.openEvent({ priceMinor: 1_000 })
    const { id } = await desk.create({ event: event.id })
    expect((await note(id, { kind: 'refund', amountMinor: 1 })).status).toBe(422)
    await note(id, { amountMinor: 1_000 })
    await desk.update(id, { status: 'cancelled' })
    const back = await note(id, { kind: 'refund', amountMinor: 700, note: 'Hastalık' })
    expect(back).toMatchObject({
      ...{ status: 201, payment: { kind: 'refund', amountMinor: -700, note: 'Hastalık' } },
      registration: { status: 'cancelled', amountPaidMinor: 300 },
    })
    expect((await note(id, { kind: 'refund', amountMinor: 301 })).status).toBe(422)
    const [sum] = await queryRows<{ sum: string }>(
      platform.payload,
      sql`SELECT sum(amount_minor) FROM payments WHERE registration_id = ${id}`,
    )
    expect(Number(sum?.sum)).toBe(300)
  })
})

describe('refuses', () => {
  test('amounts that are none, methods nobody knows, registrations that do not exist', async () => {
    const { event } = await desk.openEvent({ priceMinor: 1_000 })
    const { id } = await desk.create({ event: event.id })
    for (const amountMinor of [0, -5, 1.5, '100', null, 1e15]) {
      expect([amountMinor, (await note(id, { amountMinor })).status]).toEqual([amountMinor, 422])
    }
    expect((await note(id, { amountMinor: 1, method: 'gold' })).status).toBe(422)
    expect((await note(event.id, { amountMinor: 1 })).status).toBe(404)
    expect((await note('x', { amountMinor: 1 })).status).toBe(404)
  })

  test('whoever may not record payments', async () => {
    const { event } = await desk.openEvent({ priceMinor: 1_000 })
    const { id } = await desk.create({ event: event.id })
    for (const role of ['user', 'door-staff', 'support-agent'] as const) {
      const { token } = await platform.makeUser(role)
      expect([role, (await note(id, { amountMinor: 1 }, { token })).status]).toEqual([role, 403])
    }
    const guest = await desk.send('POST', `/api/registrations/${id}/payments`, { body: {} })
    expect(guest.status).toBe(401)
  })
})

test('staff have the admission sent once more, with the same code', async () => {
  const { event } = await desk.openEvent()
  const { id } = await desk.create({ event: event.id })
  const { secret } = await desk.read(id)
  const again = () => desk.send('POST', `/api/registrations/${id}/resend`, { token: staff.token })
  expect((await again()).status).toBe(202)
  expect(await desk.read(id)).toMatchObject({ round: 2, secret })
  const [, job] = await desk.jobsOf(id)
  expect(job).toMatchObject({ job: 'registrations.sendAdmission', payload: { round: 2 } })
  await desk.update(id, { status: 'cancelled' })
  expect(await again()).toMatchObject({ status: 409, error: { code: 'CONFLICT' } })
})
