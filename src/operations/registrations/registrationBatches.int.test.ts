import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { PostgresAdapter } from '@payloadcms/db-postgres/types'
import { createLocalReq } from 'payload'
import { queryInTransaction, queryRows, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { findLedgerDifferences } from '@/operations/registrations/findLedgerDifferences'
import {
  makeRegistrationBatches,
  type Answer,
} from '@/operations/registrations/makeRegistrationBatches'
import type { Stranger } from '@/operations/registrations/registerTogether'
import { startTestPlatform, type TestPlatform } from '@/testing/harness'
import { registrationDesk } from '@/testing/registrationDesk'

let platform: TestPlatform
let desk: ReturnType<typeof registrationDesk>
beforeAll(async () => {
  platform = await startTestPlatform()
  desk = registrationDesk(platform)
})
afterAll(() => platform.close())

const stranger = (event: string, more: Partial<Stranger> = {}): Stranger => ({
  ...{ event, attendees: [desk.person()], source: 'api', origin: {} },
  ...{ locale: null, firstLocale: 'en' },
  ...more,
})

/** What became of each: its status, its refusal, or that the endpoint is asked. */
const outcomesOf = (answers: (Answer | null)[]) =>
  answers.map((answer) => {
    if (!answer) return 'left to the endpoint'
    return 'refusal' in answer ? answer.refusal : answer.registered.status
  })

const soldOut = async (capacity = 1) => {
  const { event } = await desk.openEvent({ capacity, waitlistEnabled: false })
  const people = Array.from({ length: capacity }, () => desk.person())
  for (const person of people) expect((await desk.entered(event.id, person)).status).toBe(201)
  return { event, people }
}

/** Statements on the pool while `work` runs. */
async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const { pool } = platform.payload.db as unknown as PostgresAdapter
  const spy = jest.spyOn(pool as unknown as { query: () => unknown }, 'query')
  await work()
  const { length } = spy.mock.calls
  spy.mockRestore()
  return length
}

test('strangers who come together, or during a look, share one look', async () => {
  const { event } = await soldOut()
  const register = makeRegistrationBatches(platform.payload)
  const late = () => register(stranger(event.id))
  const statements = await countStatements(async () => {
    const first = Array.from({ length: 100 }, late)
    const second = new Promise((resolve) => setImmediate(resolve)).then(() =>
      Promise.all(Array.from({ length: 100 }, late)),
    )
    for (const answer of [...(await Promise.all(first)), ...(await second)]) {
      expect(answer).toEqual({ refusal: 'EVENT_FULL' })
    }
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

describe('a batch', () => {
  test('registers people at many events in one transaction, each with all that belongs to it', async () => {
    const register = makeRegistrationBatches(platform.payload)
    const free = await desk.openEvent({ capacity: 5 })
    const paid = await desk.openEvent({ capacity: 5, priceMinor: 500, holdMinutes: 30 })
    const open = await desk.openEvent()
    const asked = [
      stranger(free.event.id, { origin: { requestId: 'asked-first' }, locale: 'tr' }),
      stranger(String(paid.event.slug), { origin: { requestId: 'asked-second' } }),
      stranger(open.event.id, { attendees: [desk.person(), desk.person()], source: 'web' }),
    ]
    const answers = await Promise.all(asked.map(register))
    expect(outcomesOf(answers)).toEqual(['confirmed', 'pending', 'confirmed'])
    expect(await desk.rowsOf(free.event.id)).toMatchObject([
      { status: 'confirmed', source: 'api', locale: 'tr', round: '1', party: null },
    ])
    expect(await desk.rowsOf(paid.event.id)).toMatchObject([
      { status: 'pending', price_minor: '500', hold_expires_at: expect.any(String) },
    ])
    const party = await desk.rowsOf(open.event.id)
    expect(party).toMatchObject([
      { source: 'web', party: party[0]?.id },
      { source: 'web', party: party[0]?.id },
    ])
    expect(await desk.poolOf(free.event.id)).toMatchObject({ taken: 1, held: 0 })
    expect(await desk.poolOf(paid.event.id)).toMatchObject({ taken: 0, held: 1 })
    const [first] = await desk.rowsOf(free.event.id)
    const [entry] = await queryRows(
      platform.payload,
      sql`SELECT a.request_id, o.job, o.origin FROM audit_log a
          JOIN outbox o ON o.payload->>'registration' = a.subject WHERE a.subject = ${first?.id}`,
    )
    expect(entry).toEqual({
      ...{ request_id: 'asked-first', job: 'registrations.sendAdmission' },
      origin: { requestId: 'asked-first' },
    })
    expect(await findLedgerDifferences(platform.payload)).toEqual([])
  })

  test('gives the last seats to who came first, and never more than there are', async () => {
    const register = makeRegistrationBatches(platform.payload)
    const { event } = await desk.openEvent({ capacity: 3, waitlistEnabled: false })
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => register(stranger(event.id))),
    )
    expect(outcomesOf(answers)).toEqual([
      ...Array.from({ length: 3 }, () => 'confirmed'),
      ...Array.from({ length: 7 }, () => 'EVENT_FULL'),
    ])
    expect(await desk.poolOf(event.id)).toMatchObject({ taken: 3 })
    expect(await findLedgerDifferences(platform.payload)).toEqual([])
  })

  test('passes nobody who waits', async () => {
    const { event } = await desk.openEvent({ capacity: 1, waitlistEnabled: true })
    await desk.entered(event.id)
    await desk.entered(event.id)
    await queryRows(
      platform.payload,
      sql`UPDATE capacity_pools SET capacity = 9 WHERE event_id = ${event.id}`,
    )
    const register = makeRegistrationBatches(platform.payload)
    expect(outcomesOf([await register(stranger(event.id))])).toEqual(['left to the endpoint'])
  })

  test('meets an address once: the second is left to the endpoint, which refuses it', async () => {
    const { event } = await desk.openEvent()
    const known = desk.person()
    const bodies = [known, { ...known, email: known.email.toUpperCase() }, desk.person()]
    const answers = await Promise.all(bodies.map((body) => desk.enter(event.id, body)))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409])
    expect(await desk.refused(event.id, known)).toMatchObject({
      ...{ status: 409, code: 'ALREADY_REGISTERED' },
    })
    expect(await desk.rowsOf(event.id)).toHaveLength(2)
  })

  test('that cannot be written leaves everybody to the endpoint, and writes nothing', async () => {
    const register = makeRegistrationBatches(platform.payload)
    const { event } = await desk.openEvent()
    const { event: held } = await desk.openEvent()
    const req = await createLocalReq({}, platform.payload)
    await inTransaction(req, async () => {
      await queryInTransaction(
        req,
        sql`SELECT FROM capacity_pools WHERE event_id = ${held.id} FOR UPDATE`,
      )
      const answers = await Promise.all([register(stranger(event.id)), register(stranger(held.id))])
      expect(outcomesOf(answers)).toEqual(['left to the endpoint', 'left to the endpoint'])
      expect(await desk.rowsOf(event.id)).toEqual([])
    })
    expect(outcomesOf([await register(stranger(held.id))])).toEqual(['confirmed'])
  })

  test('and the one behind it are told "not now" together where no connection is free', async () => {
    const register = makeRegistrationBatches(platform.payload)
    const { event } = await desk.openEvent()
    const { pool } = platform.payload.db as unknown as PostgresAdapter
    const taken = await Promise.all(
      Array.from({ length: pool.options.max ?? 0 }, () => pool.connect()),
    )
    const startedAt = performance.now()
    const first = register(stranger(event.id))
    const behind = new Promise((resolve) => setImmediate(resolve)).then(() =>
      register(stranger(event.id)),
    )
    const answers = await Promise.all([first, behind])
    const ms = performance.now() - startedAt
    for (const client of taken) client.release()
    expect(outcomesOf(answers)).toEqual(['UNAVAILABLE', 'UNAVAILABLE'])
    expect(ms).toBeLessThan(3_500)
    expect(outcomesOf([await register(stranger(event.id))])).toEqual(['confirmed'])
  })

  test('whose commit went through unheard is never tried again', async () => {
    const { event } = await desk.openEvent({ onePerEmail: false })
    const { db } = platform.payload
    const commit = db.commitTransaction.bind(db)
    const spy = jest.spyOn(db, 'commitTransaction').mockImplementationOnce(async (id) => {
      await commit(id)
      throw Object.assign(new Error('Connection terminated'), { code: 'ECONNRESET' })
    })
    const answer = await desk.enter(event.id)
    spy.mockRestore()
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '5'])
    expect(await answer.json()).toMatchObject({ errors: [{ code: 'UNAVAILABLE' }] })
    expect(await desk.rowsOf(event.id)).toHaveLength(1)
  })

  test('that cannot be announced has registered all the same, once', async () => {
    const { event } = await desk.openEvent({ onePerEmail: false })
    await queryRows(platform.payload, sql`ALTER TABLE socket_presence RENAME TO presence_away`)
    const { status } = await desk.entered(event.id)
    await queryRows(platform.payload, sql`ALTER TABLE presence_away RENAME TO socket_presence`)
    expect(status).toBe(201)
    expect(await desk.rowsOf(event.id)).toHaveLength(1)
  })
})
