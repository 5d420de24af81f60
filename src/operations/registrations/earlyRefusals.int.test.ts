import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { PostgresAdapter } from '@payloadcms/db-postgres/types'
import { makeEarlyRefusals } from '@/operations/registrations/makeEarlyRefusals'
import { startTestPlatform, type TestPlatform } from '@/testing/harness'
import { registrationDesk } from '@/testing/registrationDesk'

let platform: TestPlatform
let desk: ReturnType<typeof registrationDesk>
beforeAll(async () => {
  platform = await startTestPlatform()
  desk = registrationDesk(platform)
})
afterAll(() => platform.close())

const soldOut = async (capacity = 1) => {
  const { event } = await desk.openEvent({ capacity, waitlistEnabled: false })
  const people = Array.from({ length: capacity }, () => desk.person())
  for (const person of people) expect((await desk.entered(event.id, person)).status).toBe(201)
  return { event, people }
}

/** Statements on the pool while `work` runs. */
async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const { drizzle } = platform.payload.db as unknown as PostgresAdapter
  const spy = jest.spyOn(drizzle as unknown as { execute: () => unknown }, 'execute')
  await work()
  const { length } = spy.mock.calls
  spy.mockRestore()
  return length
}

test('strangers who come together, or during a look, share one look', async () => {
  const { event } = await soldOut()
  const findRefusal = makeEarlyRefusals(platform.payload)
  const late = () => findRefusal({ event: event.id, emails: [desk.person().email] })
  const statements = await countStatements(async () => {
    const first = Array.from({ length: 100 }, late)
    const second = new Promise((resolve) => setImmediate(resolve)).then(() =>
      Promise.all(Array.from({ length: 100 }, late)),
    )
    expect(new Set([...(await Promise.all(first)), ...(await second)])).toEqual(
      new Set(['EVENT_FULL']),
    )
  })
  // Each look reads the event and who is registered.
  expect(statements).toBe(4)
})

test('a seat that came free is there for the very next try', async () => {
  const { event } = await soldOut()
  const [taken] = await desk.rowsOf(event.id)
  for (let turn = 0; turn < 5; turn += 1) {
    const rush = Array.from({ length: 20 }, () => desk.refused(event.id, desk.person()))
    const row = turn === 0 ? taken?.id : (await desk.rowsOf(event.id)).find(isSeated)?.id
    await desk.update(String(row), { status: 'cancelled' })
    const next = await Promise.all([desk.enter(event.id), ...rush])
    // Somebody of those who asked has the seat, and only one.
    expect((await desk.rowsOf(event.id)).filter(isSeated)).toHaveLength(1)
    expect(next).toHaveLength(21)
  }
})

const isSeated = ({ status }: { status: string }) => status === 'confirmed'

describe('answers early exactly as the endpoint does', () => {
  type Case = () => Promise<{ event: string; body: object }>
  const cases: Record<string, Case> = {
    full: async () => ({ event: (await soldOut()).event.id, body: desk.person() }),
    'by its slug': async () => ({ event: (await soldOut()).event.slug ?? '', body: desk.person() }),
    'registered already, otherwise written': async () => {
      const { event, people } = await soldOut()
      return {
        event: event.id,
        body: { ...people[0], email: ` ${people[0]?.email.toUpperCase()} ` },
      }
    },
    'one of a party is registered': async () => {
      const { event, people } = await soldOut(2)
      return { event: event.id, body: { attendees: [desk.person(), people[1]] } }
    },
    'a party that names one address twice': async () => {
      const person = desk.person()
      return { event: (await soldOut()).event.id, body: { attendees: [person, person] } }
    },
    'a party larger than what is left': async () => {
      const { event } = await desk.openEvent({ capacity: 1, waitlistEnabled: false })
      return { event: event.id, body: { attendees: [desk.person(), desk.person()] } }
    },
    'registration has closed': async () => {
      const { event } = await soldOut()
      await desk.setEvent(event.id, { registrationClosesAt: '2020-01-01T00:00:00Z' })
      return { event: event.id, body: desk.person() }
    },
    'nobody may know of it': async () => {
      const { event } = await soldOut()
      await desk.setEvent(event.id, { visibility: 'private' })
      return { event: event.id, body: desk.person() }
    },
    'no such ticket': async () => {
      const { event } = await soldOut()
      return { event: event.id, body: { ...desk.person(), ticketType: event.id } }
    },
    'no such event': async () => ({ event: 'no-such-event', body: desk.person() }),
    'a code': async () => {
      return { event: (await soldOut()).event.id, body: { ...desk.person(), promoCode: 'X' } }
    },
    'a body that is wrong': async () => ({ event: (await soldOut()).event.id, body: { email: 7 } }),
  }

  test.each(Object.keys(cases))('%s', async (name) => {
    const { event, body } = (await cases[name]?.()) ?? { event: '', body: {} }
    const early = await desk.refused(event, body)
    // A key leads past the early answer.
    const usual = await desk.refused(event, body, {
      headers: { 'Idempotency-Key': name.replaceAll(' ', '-') },
    })
    expect(early).toEqual(usual)
    expect(early.status).toBeGreaterThanOrEqual(400)
  })

  test('where there is a waiting list, the stranger joins it', async () => {
    const { event } = await desk.openEvent({ capacity: 1, waitlistEnabled: true })
    expect((await desk.entered(event.id)).status).toBe(201)
    expect((await desk.entered(event.id)).status).toBe(202)
  })
})
