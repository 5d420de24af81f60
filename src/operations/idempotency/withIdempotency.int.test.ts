import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createLocalReq } from 'payload'
import { queryInTransaction, queryRows, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { registrationDesk, ahead, type Failure } from '@/testing/registrationDesk'
import { startTestPlatform } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'

let platform: TestPlatform
let desk: ReturnType<typeof registrationDesk>
beforeAll(async () => {
  platform = await startTestPlatform()
  desk = registrationDesk(platform)
})
afterAll(() => platform.close())

describe('an Idempotency-Key', () => {
  const keyed = (key: string) => ({ headers: { 'Idempotency-Key': key } })

  test('used 20 times at once registers once and always gets the same answer', async () => {
    const { event } = await desk.openEvent({ capacity: 5 })
    const body = desk.person()
    const answers = await Promise.all(
      Array.from({ length: 20 }, async () => {
        for (;;) {
          const response = await desk.enter(event.id, body, keyed('twenty'))
          if (response.status !== 409) return `${response.status} ${await response.text()}`
          const { errors } = (await response.json()) as Failure
          expect(errors[0]?.code).toBe('IDEMPOTENCY_IN_FLIGHT')
        }
      }),
    )
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toMatch(/^201 /)
    expect(await desk.rowsOf(event.id)).toHaveLength(1)
    expect(await desk.poolOf(event.id)).toMatchObject({ taken: 1 })
  })

  test('is in flight while the first request runs', async () => {
    const { event } = await desk.openEvent()
    const body = desk.person()
    const name = `guest POST /api/events/${event.id}/register running`
    const req = await createLocalReq({}, platform.payload)
    await inTransaction(req, async () => {
      await queryInTransaction(
        req,
        sql`SELECT pg_advisory_xact_lock(hashtextextended(${name}::text, 4711))`,
      )
      expect(await desk.refused(event.id, body, keyed('running'))).toMatchObject({
        ...{ status: 409, code: 'IDEMPOTENCY_IN_FLIGHT' },
      })
    })
    expect((await desk.entered(event.id, body, keyed('running'))).status).toBe(201)
  })

  test('with another body is refused', async () => {
    const { event } = await desk.openEvent()
    await desk.entered(event.id, desk.person(), keyed('other-body'))
    expect(await desk.refused(event.id, desk.person(), keyed('other-body'))).toMatchObject({
      ...{ status: 422, code: 'IDEMPOTENCY_MISMATCH' },
    })
    expect(await desk.rowsOf(event.id)).toHaveLength(1)
  })

  test('answers a retry although the event is full by now', async () => {
    const { event } = await desk.openEvent({ capacity: 1, waitlistEnabled: false })
    const body = desk.person()
    const first = await desk.entered(event.id, body, keyed('last-seat'))
    expect(await desk.entered(event.id, body, keyed('last-seat'))).toEqual(first)
  })

  test('keeps no refusal: the same request may succeed later', async () => {
    const { event } = await desk.openEvent()
    await desk.setEvent(event.id, { registrationOpensAt: ahead(60) })
    const body = desk.person()
    expect((await desk.enter(event.id, body, keyed('early'))).status).toBe(409)
    await desk.setEvent(event.id, { registrationOpensAt: null })
    expect((await desk.entered(event.id, body, keyed('early'))).status).toBe(201)
  })

  test('is forgotten after a day', async () => {
    const { event } = await desk.openEvent()
    await desk.entered(event.id, desk.person(), keyed('yesterday'))
    await queryRows(
      platform.payload,
      sql`UPDATE idempotency_keys SET expires_at = now() WHERE key = 'yesterday'`,
    )
    expect((await desk.entered(event.id, desk.person(), keyed('yesterday'))).status).toBe(201)
  })

  test('belongs to whoever used it', async () => {
    const { event } = await desk.openEvent()
    const { token } = await platform.makeUser('user')
    await desk.entered(event.id, desk.person(), keyed('shared'))
    expect(
      (await desk.entered(event.id, desk.person(), { token, ...keyed('shared') })).status,
    ).toBe(201)
  })

  test.each(['', 'two words', 'x'.repeat(256)])('that is none (%p) is refused', async (key) => {
    const { event } = await desk.openEvent()
    expect(await desk.refused(event.id, desk.person(), keyed(key))).toMatchObject({ status: 400 })
  })
})
