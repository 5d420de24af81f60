import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createLocalReq } from 'payload'
import { uuidv7 } from 'uuidv7'
import { queryInTransaction, queryRows, sql } from '@/db/sql'
import { describeError } from '@/lib/describeError'
import { inTransaction } from '@/db/transaction'
import { register } from '@/operations/registrations/register'
import { findLedgerDifferences } from '@/operations/registrations/findLedgerDifferences'
import { registrationDesk } from '@/testing/registrationDesk'
import { startTestPlatform } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'

let platform: TestPlatform
let desk: ReturnType<typeof registrationDesk>
beforeAll(async () => {
  platform = await startTestPlatform()
  desk = registrationDesk(platform)
})
afterAll(() => platform.close())

const count = async (table: 'capacity_holds' | 'contacts' | 'outbox' | 'registrations') => {
  const rows = await queryRows<{ n: string }>(
    platform.payload,
    sql`SELECT count(*) AS n FROM ${sql.identifier(table)}`,
  )
  return Number(rows[0]?.n)
}

const noSeats = { held: 0, taken: 0, overbook: 0, waiting: 0 }

describe('the last seats', () => {
  test('without the guard, count-then-insert sells more than there are', async () => {
    const { event } = await desk.openEvent({ capacity: 1 })
    let counted = 0
    let allCounted: () => void = () => undefined
    const everyoneHasCounted = new Promise<void>((resolve) => (allCounted = resolve))
    const tries = Array.from({ length: 4 }, async () => {
      const req = await createLocalReq({}, platform.payload)
      return inTransaction(req, async () => {
        const [row] = await queryInTransaction<{ sold: string }>(
          req,
          sql`SELECT count(*) AS sold FROM registrations WHERE event_id = ${event.id}`,
        )
        counted += 1
        if (counted === 4) allCounted()
        await everyoneHasCounted
        if (Number(row?.sold) >= 1) return
        const { email, givenName } = desk.person()
        await queryInTransaction(
          req,
          sql`INSERT INTO registrations (id, event_id, email, given_name, status)
              VALUES (${uuidv7()}, ${event.id}, ${email}, ${givenName}, 'confirmed')`,
        )
      })
    })
    await Promise.all(tries)
    expect(await desk.rowsOf(event.id)).toHaveLength(4)
  })

  test('with it, 60 direct calls for 10 seats sell exactly 10', async () => {
    const { event } = await desk.openEvent({ capacity: 10, waitlistEnabled: false })
    const outcomes = await Promise.allSettled(
      Array.from({ length: 60 }, async () => {
        const req = await createLocalReq({}, platform.payload)
        return register({ req, event: event.id, attendees: [desk.person()] })
      }),
    )
    const codes = outcomes.map((outcome) =>
      outcome.status === 'fulfilled'
        ? 'seat'
        : describeError(outcome.reason, { signedIn: false }).code,
    )
    expect(codes.filter((code) => code === 'seat')).toHaveLength(10)
    // Past the HTTP door's lines, a busy machine may run out of connections; that sells nothing either.
    const others = codes.filter((code) => code !== 'seat')
    expect(others.filter((code) => !['EVENT_FULL', 'UNAVAILABLE'].includes(code))).toEqual([])
    expect(await desk.poolOf(event.id)).toMatchObject({ taken: 10 })
    expect(await findLedgerDifferences(platform.payload)).toEqual([])
  })

  test('200 clients for 50 seats: exactly 50 get one, the rest wait in order', async () => {
    const { event } = await desk.openEvent({ capacity: 50, waitlistEnabled: true })
    const answers = await Promise.all(Array.from({ length: 200 }, () => desk.entered(event.id)))
    const tally = (wanted: number) => answers.filter(({ status }) => status === wanted)
    expect([tally(201).length, tally(202).length]).toEqual([50, 150])
    const positions = tally(202).map(({ registrations }) => Number(registrations[0]?.position))
    expect(positions.sort((a, b) => a - b)).toEqual(
      Array.from({ length: 150 }, (_, index) => index + 1),
    )
    const stored = (await desk.rowsOf(event.id)).map(({ status }) => status)
    expect(stored.filter((status) => status === 'confirmed')).toHaveLength(50)
    expect(stored.filter((status) => status === 'waitlisted')).toHaveLength(150)
    expect(await desk.poolOf(event.id)).toEqual({ held: 0, taken: 50, waiting: 150 })
    expect(await findLedgerDifferences(platform.payload)).toEqual([])
  })

  test('of several pools are taken together or not at all', async () => {
    const { event, ticket, pool } = await desk.openEvent({ capacity: 10, waitlistEnabled: false })
    const room = await platform.payload.create({
      collection: 'capacity-pools',
      data: { event: event.id, name: 'Room', capacity: 2, ...noSeats },
    })
    await platform.payload.update({
      collection: 'ticket-types',
      id: ticket.id,
      data: { pools: [room.id, pool as string] },
    })
    const answers = await Promise.all(Array.from({ length: 6 }, () => desk.enter(event.id)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2)
    const taken = await queryRows<{ taken: string }>(
      platform.payload,
      sql`SELECT taken FROM capacity_pools WHERE event_id = ${event.id}`,
    )
    expect(taken.map((row) => row.taken)).toEqual(['2', '2'])
    expect(await findLedgerDifferences(platform.payload)).toEqual([])
  })

  test('a transaction that rolls back leaves neither seat nor row nor job', async () => {
    const { event } = await desk.openEvent({ capacity: 5 })
    const tables = ['registrations', 'contacts', 'capacity_holds', 'outbox'] as const
    const before = await Promise.all(tables.map(count))
    const req = await createLocalReq({}, platform.payload)
    const attempt = inTransaction(req, async () => {
      await register({ req, event: event.id, attendees: [desk.person()] })
      throw new Error('the power failed')
    })
    await expect(attempt).rejects.toThrow('the power failed')
    expect(await Promise.all(tables.map(count))).toEqual(before)
    expect(await desk.poolOf(event.id)).toMatchObject({ taken: 0 })
  })
})
