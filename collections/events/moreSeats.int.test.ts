import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { findLedgerDifferences } from '@/operations/registrations/findLedgerDifferences'
import { startTestPlatform, type TestPlatform } from '@/testing/harness'
import { registrationDesk } from '@/testing/registrationDesk'

let platform: TestPlatform

beforeAll(async () => {
  platform = await startTestPlatform()
})
afterAll(() => platform.close())

test('more seats go to those who wait, first come first served, in the same moment', async () => {
  const { enter, openEvent, rowsOf, poolOf } = registrationDesk(platform)
  const { event } = await openEvent({ capacity: 1, waitlistEnabled: true })
  const states = async () => (await rowsOf(event.id)).map(({ status }) => status)
  const resize = (capacity: number | null) =>
    platform.payload.update({ collection: 'events', id: event.id, data: { capacity } })
  for (let person = 0; person < 4; person += 1) await enter(event.id)
  expect(await states()).toEqual(['confirmed', 'waitlisted', 'waitlisted', 'waitlisted'])

  expect((await resize(3)).seatsLeft).toBe(0)
  expect(await states()).toEqual(['confirmed', 'confirmed', 'confirmed', 'waitlisted'])
  await expect(resize(2)).rejects.toMatchObject({ code: 'CAPACITY_BELOW_TAKEN' })
  expect(await states()).toEqual(['confirmed', 'confirmed', 'confirmed', 'waitlisted'])

  await resize(null)
  expect(await poolOf(event.id)).toEqual({ held: 0, taken: 4, waiting: 0 })
  expect(await findLedgerDifferences(platform.payload)).toEqual([])
})
