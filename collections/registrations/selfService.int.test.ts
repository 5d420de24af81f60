import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { queryRows, sql } from '@/db/sql'
import type { Managed } from '@/operations/registrations/manage/readManaged'
import { manageToken } from '@/operations/registrations/manageLink'
import type { Registration } from '@/payload-types'
import { startTestPlatform, type TestPlatform } from '@/testing/harness'
import { ago, ahead, registrationDesk } from '@/testing/registrationDesk'

let platform: TestPlatform
let desk: ReturnType<typeof registrationDesk>

beforeAll(async () => {
  platform = await startTestPlatform()
  desk = registrationDesk(platform)
})
afterAll(() => platform.close())

/** The token in the link of a registration's mails. */
const tokenOf = async (id: string) => {
  const { secret } = (await desk.read(id)) as Registration & { secret: string }
  return manageToken({ id, secret })
}

const at = async (id: string, path = '') => `/api/registrations/manage/${await tokenOf(id)}${path}`

const go = async (method: string, path: string, body?: unknown) => {
  const { status, json, error } = await desk.send(method, path, { body })
  return { status, error, json, seen: json as unknown as Managed }
}

const jobsOf = async (id: string) =>
  (await desk.jobsOf(id)).map(({ job, payload }) => [
    job.split('.')[1],
    payload.notice ?? payload.round,
  ])

describe('the holder of a manage link', () => {
  test('sees the registration, the event, and what is possible until when; never the secret', async () => {
    const { event } = await desk.openEvent({ virtualUrl: 'https://meet.example.org/room' })
    const deadline = ahead(60)
    await desk.setEvent(event.id, { selfCancelUntil: deadline })
    const { registrations, manageUrl } = await desk.entered(event.id)
    const token = manageUrl.split('/').at(-1)
    const { status, seen, json } = await go('GET', `/api/registrations/manage/${token}`)
    expect(status).toBe(200)
    expect(seen).toMatchObject({
      registration: {
        id: registrations[0]?.id,
        code: registrations[0]?.code,
        status: 'confirmed',
        attendee: { givenName: 'Ayşe', familyName: 'Öz' },
      },
      event: { title: event.title, virtualUrl: 'https://meet.example.org/room' },
      possible: {
        cancel: { allowed: true, until: deadline, reason: null },
        edit: { allowed: true, until: new Date(event.startDate).toISOString() },
        accept: { allowed: false, reason: 'status' },
      },
    })
    expect(JSON.stringify(json)).not.toContain((await desk.read(seen.registration.id)).secret)
  })

  test('sees the place on the waiting list, and no link to join before being confirmed', async () => {
    const { event } = await desk.openEvent({
      ...{ capacity: 1, waitlistEnabled: true, virtualUrl: 'https://meet.example.org/room' },
    })
    await desk.create({ event: event.id })
    await desk.create({ event: event.id })
    const third = await desk.create({ event: event.id })
    const { seen } = await go('GET', await at(third.id))
    expect(seen.registration).toMatchObject({ status: 'waitlisted', position: 2 })
    expect(seen.event.virtualUrl).toBeNull()
  })

  test('corrects name and answers; a confirmed one gets a new admission', async () => {
    const { event } = await desk.openEvent()
    const { id } = await desk.create({ event: event.id })
    const { status, seen } = await go('PATCH', await at(id), {
      ...{ givenName: 'Çiğdem', answers: { diet: 'vegan' } },
    })
    expect(status).toBe(200)
    expect(seen.registration).toMatchObject({
      ...{ attendee: { givenName: 'Çiğdem', familyName: 'Öz' }, answers: { diet: 'vegan' } },
    })
    expect(await jobsOf(id)).toEqual([
      ['sendAdmission', 1],
      ['sendAdmission', 2],
    ])
  })

  test('corrects the address: the new one is mailed, one that is registered already is refused', async () => {
    const { event } = await desk.openEvent({ onePerEmail: true })
    const other = await desk.create({ event: event.id })
    const { id } = await desk.create({ event: event.id })
    const clash = await go('PATCH', await at(id), { email: other.email.toUpperCase() })
    expect(clash).toMatchObject({ status: 409, error: { code: 'ALREADY_REGISTERED' } })
    const { seen } = await go('PATCH', await at(id), { email: 'corrected@example.org' })
    expect(seen.registration.attendee.email).toBe('corrected@example.org')
    expect(await desk.read(id)).toMatchObject({
      emailNormalized: 'corrected@example.org',
      round: 2,
    })
  })

  test('gives the place back, and the first who waits gets it', async () => {
    const { event } = await desk.openEvent({ capacity: 1, waitlistEnabled: true })
    const first = await desk.create({ event: event.id })
    const second = await desk.create({ event: event.id })
    const { status, seen } = await go('POST', await at(first.id, '/cancel'), { reason: 'Hastayım' })
    expect(status).toBe(200)
    expect(seen.registration).toMatchObject({ status: 'cancelled', reason: 'Hastayım' })
    expect((await desk.read(second.id)).status).toBe('confirmed')
    expect(await desk.poolOf(event.id)).toEqual({ held: 0, taken: 1, waiting: 0 })
    const [, notice] = await desk.jobsOf(first.id)
    expect(notice?.payload).toMatchObject({ notice: 'cancelled', cause: 'attendee' })
    const again = await go('POST', await at(first.id, '/cancel'))
    expect(again).toMatchObject({ status: 409, error: { code: 'ILLEGAL_TRANSITION' } })
  })

  test('gives the place back once, although the button is pressed ten times at once', async () => {
    const { event } = await desk.openEvent({ capacity: 1, waitlistEnabled: true })
    const first = await desk.create({ event: event.id })
    const waiters = [await desk.create({ event: event.id }), await desk.create({ event: event.id })]
    const path = await at(first.id, '/cancel')
    const answers = await Promise.all(Array.from({ length: 10 }, () => go('POST', path)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const now = await Promise.all(waiters.map(async ({ id }) => (await desk.read(id)).status))
    expect(now).toEqual(['confirmed', 'waitlisted'])
  })

  test('passes it on: every earlier link and code is dead, both people are mailed', async () => {
    const { event } = await desk.openEvent({ onePerEmail: true })
    const doc = await desk.create({ event: event.id })
    const { secret } = await desk.read(doc.id)
    const before = await at(doc.id)
    const own = await go('POST', `${before}/transfer`, { email: doc.email, givenName: 'Ben' })
    expect(own.status).toBe(422)
    const to = { email: 'heir@example.org', givenName: 'Ömer', familyName: 'Şen', locale: 'tr' }
    const { status, json } = await go('POST', `${before}/transfer`, to)
    expect(status).toBe(200)
    expect(JSON.stringify(json)).not.toContain('manage/')
    expect((await go('GET', before)).status).toBe(404)
    const after = await desk.read(doc.id)
    expect(after).toMatchObject({
      ...{ status: 'confirmed', givenName: 'Ömer', familyName: 'Şen', email: 'heir@example.org' },
      ...{ round: 2, code: doc.code },
    })
    expect(after.secret).not.toBe(secret)
    expect(after.contact).not.toBe(doc.contact)
    expect(await desk.poolOf(event.id)).toMatchObject({ taken: 1 })
    expect(await jobsOf(doc.id)).toEqual([
      ['sendAdmission', 1],
      ['sendAdmission', 2],
      ['sendNotice', 'transferred'],
    ])
  })

  test('accepts an offer in time, where the event makes offers', async () => {
    const { event } = await desk.openEvent({
      ...{ capacity: 1, waitlistEnabled: true, waitlistOffers: true },
    })
    const first = await desk.create({ event: event.id })
    const [second, third] = [
      await desk.create({ event: event.id }),
      await desk.create({ event: event.id }),
    ]
    await desk.update(first.id, { status: 'cancelled' })
    expect((await desk.read(second.id)).status).toBe('offered')
    expect((await desk.read(third.id)).status).toBe('waitlisted')
    const { status, seen } = await go('POST', await at(second.id, '/accept'))
    expect([status, seen.registration.status]).toEqual([200, 'confirmed'])
    await desk.update(second.id, { status: 'cancelled' })
    await queryRows(
      platform.payload,
      sql`UPDATE registrations SET hold_expires_at = ${ago(1)} WHERE id = ${third.id}`,
    )
    const late = await go('POST', await at(third.id, '/accept'))
    expect(late).toMatchObject({ status: 409, error: { code: 'DEADLINE_PASSED' } })
  })
})

describe('refuses', () => {
  test('a link that is none, was altered, or is for another purpose', async () => {
    const { event } = await desk.openEvent()
    const { id } = await desk.create({ event: event.id })
    const token = await tokenOf(id)
    for (const wrong of ['x', `${token}A`, `${token.slice(0, -2)}AA`, '%00', 'a'.repeat(3_000)]) {
      for (const [method, path] of [
        ['GET', ''],
        ['PATCH', ''],
        ['POST', '/cancel'],
        ['POST', '/accept'],
      ] as const) {
        const { status } = await go(method, `/api/registrations/manage/${wrong}${path}`)
        expect([wrong.slice(0, 5), method, path, status]).toEqual([
          ...[wrong.slice(0, 5), method, path, 404],
        ])
      }
    }
  })

  test('whatever comes after its deadline, and whatever follows the door', async () => {
    const { event } = await desk.openEvent()
    const { id } = await desk.create({ event: event.id })
    const to = { email: 'late@example.org', givenName: 'Geç' }
    await desk.setEvent(event.id, { selfCancelUntil: ago(1), selfEditUntil: ago(1) })
    const late = { status: 409, error: { code: 'DEADLINE_PASSED' } }
    expect(await go('POST', await at(id, '/cancel'))).toMatchObject(late)
    expect(await go('PATCH', await at(id), { givenName: 'Geç' })).toMatchObject(late)
    expect(await go('POST', await at(id, '/transfer'), to)).toMatchObject(late)
    await desk.setEvent(event.id, { selfCancelUntil: ahead(9), selfEditUntil: ahead(9) })
    await queryRows(
      platform.payload,
      sql`UPDATE registrations SET checked_in_at = now() WHERE id = ${id}`,
    )
    const entered = { status: 409, error: { code: 'ALREADY_CHECKED_IN' } }
    expect(await go('POST', await at(id, '/cancel'))).toMatchObject(entered)
    expect((await desk.read(id)).status).toBe('confirmed')
  })

  test('bodies that are wrong, naming the field', async () => {
    const { event } = await desk.openEvent()
    const { id } = await desk.create({ event: event.id })
    const wrong = await go('PATCH', await at(id), { email: 'no address', givenName: '' })
    expect(wrong.status).toBe(422)
    const { fields } = wrong.error?.data as { fields: { path: string }[] }
    expect(fields.map(({ path }) => path).sort()).toEqual(['email', 'givenName'])
    expect((await go('POST', await at(id, '/transfer'), {})).status).toBe(422)
  })
})

test('lists the own registrations: of the account, and of its proved address', async () => {
  const me = await platform.makeUser('user')
  const stranger = await platform.makeUser('user')
  const { event } = await desk.openEvent()
  const { registrations } = await desk.entered(event.id, desk.person(), { token: me.token })
  const other = await desk.create({ event: event.id, email: me.email })
  const list = async (token?: string, query = '') => {
    const { status, json } = await desk.send('GET', `/api/users/me/registrations${query}`, {
      token,
    })
    return { status, ...(json as unknown as { docs: Registration[]; totalDocs: number }) }
  }
  expect((await list()).status).toBe(401)
  expect((await list(stranger.token)).docs).toEqual([])
  const before = await list(me.token)
  expect(before.docs.map(({ id }) => id)).toEqual([registrations[0]?.id])
  expect(before.docs[0]).toMatchObject({ event: { title: event.title, slug: event.slug } })
  expect(JSON.stringify(before)).not.toContain('secret')
  await platform.payload.update({
    collection: 'contacts',
    id: other.contact as string,
    data: { user: me.id },
  })
  const after = await list(me.token, '?limit=1')
  expect(after).toMatchObject({ totalDocs: 2, docs: [{ id: other.id }] })
})
