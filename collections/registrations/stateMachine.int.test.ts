import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { queryRows, sql } from '@/db/sql'
import { registrationStates, seatPhase, type RegistrationStatus } from '@/lib/registrationStates'
import type { Registration } from '@/payload-types'
import { findLedgerDifferences } from '@/operations/registrations/findLedgerDifferences'
import { registrationDesk, type Failure } from '@/testing/registrationDesk'
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

const statuses = Object.keys(registrationStates.transitions) as RegistrationStatus[]

/** How staff bring a registration into each state. */
const ways: Record<RegistrationStatus, RegistrationStatus[]> = {
  held: ['held'],
  pending: ['pending'],
  confirmed: ['confirmed'],
  waitlisted: ['waitlisted'],
  offered: ['waitlisted', 'offered'],
  rejected: ['pending', 'rejected'],
  cancelled: ['confirmed', 'cancelled'],
  expired: ['pending', 'expired'],
}

async function inState(event: string, state: RegistrationStatus): Promise<Registration> {
  const [first, ...steps] = ways[state]
  let doc = await desk.create({ event, status: first })
  for (const status of steps) doc = await desk.update(doc.id, { status })
  expect(doc.status).toBe(state)
  return doc
}

const doors: Record<
  string,
  (
    id: string,
    status: RegistrationStatus,
  ) => Promise<{ status: number; error?: Omit<Failure['errors'][0], 'message'> }>
> = {
  'PATCH /api/registrations/:id': (id, status) =>
    send('PATCH', `/api/registrations/${id}`, { status }),
  'PATCH /api/registrations/:id/status': (id, status) =>
    send('PATCH', `/api/registrations/${id}/status`, { status }),
  'the Local API': async (id, status) => {
    try {
      await desk.update(id, { status })
      return { status: 200 }
    } catch (error) {
      const { status: code, data } = error as { status: number; data: Record<string, unknown> }
      return { status: code, error: { code: String(data.code), data } }
    }
  },
  GraphQL: async (id, status) => {
    const query = `mutation { updateRegistration(id: "${id}", data: { status: ${status} }) { id } }`
    const response = await platform.request('/api/graphql', {
      ...{ method: 'POST', body: { query }, token: staff },
    })
    const { errors } = (await response.json()) as {
      errors?: { extensions: { code: string; statusCode: number; data: Record<string, unknown> } }[]
    }
    const extensions = errors?.[0]?.extensions
    return extensions
      ? { status: extensions.statusCode, error: { code: extensions.code, data: extensions.data } }
      : { status: 200 }
  },
}

describe.each(Object.keys(doors))('the state machine through %s', (door) => {
  const go = doors[door] as (typeof doors)[string]

  test.each(statuses)('from %s allows the legal steps only', async (from) => {
    const { event } = await desk.openEvent({ capacity: 100, onePerEmail: true })
    const legal: readonly RegistrationStatus[] = registrationStates.transitions[from]
    for (const to of statuses.filter((status) => status !== from)) {
      const { id } = await inState(event.id, from)
      const { status, error } = await go(id, to)
      const after = await desk.read(id)
      if (legal.includes(to)) {
        expect([to, status, after.status]).toEqual([to, 200, to])
      } else {
        expect([to, status, error]).toEqual([
          ...[to, 409],
          expect.objectContaining({
            code: 'ILLEGAL_TRANSITION',
            data: expect.objectContaining({ from, to, legal: [...legal] }),
          }),
        ])
        expect(after.status).toBe(from)
      }
      const open = await queryRows<{ phase: string }>(
        platform.payload,
        sql`SELECT phase FROM capacity_holds WHERE registration_id = ${id} AND released_at IS NULL`,
      )
      const phase = seatPhase[after.status]
      expect([to, open.map((hold) => hold.phase)]).toEqual([to, phase ? [phase] : []])
    }
    expect(await findLedgerDifferences(platform.payload)).toEqual([])
  })
})
