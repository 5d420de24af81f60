/** @backends */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { io } from 'socket.io-client'
import { uuidv7 } from 'uuidv7'
import { queryRows, sql } from '@/db/sql'
import { gateDesk } from '@/testing/gateDesk'
import { ago } from '@/testing/registrationDesk'
import { startTestPlatform, waitFor, type TestPlatform } from '@/testing/harness'

let platform: TestPlatform
let gate: ReturnType<typeof gateDesk>
let admin: { id: string; token: string }
let door: { id: string; token: string }
beforeAll(async () => {
  platform = await startTestPlatform()
  door = await platform.makeUser('door-staff')
  gate = gateDesk(platform, door)
  admin = await platform.makeUser('admin')
})
afterAll(() => platform.close())

describe('letting people in', () => {
  test.each(['qr', 'code', 'registration', 'typed'] as const)('by %s', async (way) => {
    const { event, id, code, qr } = await gate.admitted()
    const body = {
      qr: { code: qr },
      code: { code },
      registration: { registration: id },
      typed: { code: ` ${code.toLowerCase().replaceAll('-', ' ')} ` },
    }[way]
    const { status, checkIn, registration } = await gate.scan(event.id, body)
    expect(status).toBe(200)
    expect(checkIn).toMatchObject({
      event: event.id,
      registration: id,
      direction: 'in',
      result: 'accepted',
      operator: door.id,
      voidedAt: null,
    })
    expect(registration).toMatchObject({
      id,
      status: 'confirmed',
      attendee: { givenName: 'Ayşe' },
      checkedInAt: checkIn.scannedAt,
    })
    expect((await gate.desk.read(id)).checkedInAt).toBe(checkIn.scannedAt)
  })

  test('under the slug of the event as well', async () => {
    const { event, qr } = await gate.admitted()
    expect((await gate.scan(String(event.slug), { code: qr })).status).toBe(200)
  })

  test('a second scan is refused with the time and the gate of the first', async () => {
    const { event, id, qr } = await gate.admitted()
    const first = await gate.scan(event.id, { code: qr })
    const second = await gate.scan(event.id, { code: qr }, admin.token)
    expect(second.status).toBe(409)
    expect(second.error).toMatchObject({
      code: 'ALREADY_CHECKED_IN',
      data: { at: first.checkIn.scannedAt, listName: expect.any(String), registration: id },
    })
    expect(second.error?.data?.list).toMatch(/^[0-9a-f-]{36}$/)
    expect((await gate.rowsOf(id)).map(({ result }) => result)).toEqual(['accepted', 'rejected'])
  })

  test('two gates at the same instant: one lets in, the other hears so, each time', async () => {
    const { event } = await gate.desk.openEvent()
    for (let round = 0; round < 8; round += 1) {
      const { id, qr } = await gate.enter(event.id)
      const answers = await Promise.all(
        Array.from({ length: 4 }, () => gate.scan(event.id, { code: qr })),
      )
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
      for (const { status, error } of answers) {
        if (status === 409) expect(error?.code).toBe('ALREADY_CHECKED_IN')
      }
      expect((await gate.rowsOf(id)).filter(({ result }) => result === 'accepted')).toHaveLength(1)
    }
  })
})

describe('a nonce', () => {
  test('gives the first answer again, accepted or refused, and writes nothing', async () => {
    const { event, id, qr } = await gate.admitted()
    const accepted = { code: qr, nonce: 'n-1', device: 'phone-1' }
    const first = await gate.scan(event.id, accepted)
    expect(await gate.scan(event.id, accepted)).toEqual(first)
    const refused = { code: qr, nonce: 'n-2', device: 'phone-1' }
    const no = await gate.scan(event.id, refused)
    expect(no.status).toBe(409)
    const again = await gate.scan(event.id, refused)
    expect(again.error).toEqual(no.error)
    expect(await gate.rowsOf(id)).toHaveLength(2)
  })

  test('needs no device: then it is the own one of whoever is signed in', async () => {
    const { event, qr } = await gate.admitted()
    expect((await gate.scan(event.id, { code: qr, nonce: 'x' })).status).toBe(200)
    expect((await gate.scan(event.id, { code: qr, nonce: 'x' })).status).toBe(200)
    expect((await gate.scan(event.id, { code: qr, nonce: 'x' }, admin.token)).status).toBe(409)
  })

  test('sent five times at once is one scan with five equal answers', async () => {
    const { event, id, qr } = await gate.admitted()
    const body = { code: qr, nonce: 'burst', device: 'phone-2' }
    const answers = await Promise.all(Array.from({ length: 5 }, () => gate.scan(event.id, body)))
    expect(new Set(answers.map(({ checkIn }) => checkIn?.id)).size).toBe(1)
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    expect(await gate.rowsOf(id)).toHaveLength(1)
  })

  test('that was used for somebody else is refused', async () => {
    const { event, qr } = await gate.admitted()
    const other = await gate.enter(event.id)
    await gate.scan(event.id, { code: qr, nonce: 'same', device: 'phone-3' })
    const { status, error } = await gate.scan(event.id, {
      code: other.qr,
      nonce: 'same',
      device: 'phone-3',
    })
    expect([status, error?.code]).toEqual([422, 'IDEMPOTENCY_MISMATCH'])
    expect(await gate.rowsOf(other.id)).toHaveLength(0)
  })
})

describe('undoing', () => {
  test('keeps the row, frees the person to come in again, and says who did it', async () => {
    const { event, id, qr } = await gate.admitted()
    const { checkIn } = await gate.scan(event.id, { code: qr })
    const { status, json } = await gate.undo(checkIn.id)
    expect(status).toBe(200)
    expect(json.doc).toMatchObject({ id: checkIn.id, voidedAt: expect.any(String) })
    expect((await gate.desk.read(id)).checkedInAt).toBeFalsy()
    expect(await gate.undo(checkIn.id)).toEqual({ status: 200, json, error: undefined })
    expect((await gate.scan(event.id, { code: qr })).status).toBe(200)
    const rows = await gate.rowsOf(id)
    expect(rows.map(({ voided_at: voided }) => Boolean(voided))).toEqual([true, false])
    const [row] = await queryRows<{ voided_by_id: string }>(
      platform.payload,
      sql`SELECT voided_by_id FROM check_ins WHERE id = ${checkIn.id}`,
    )
    expect(row?.voided_by_id).toBe(door.id)
  })

  test('of one entry leaves the time of the other', async () => {
    const { event, id, qr } = await gate.admitted()
    const { id: list } = await gate.makeList(event.id, {})
    const first = await gate.scan(event.id, { code: qr, scannedAt: ago(30) })
    const second = await gate.scan(event.id, { code: qr, list })
    await gate.undo(first.checkIn.id)
    expect((await gate.desk.read(id)).checkedInAt).toBe(second.checkIn.scannedAt)
  })

  test('needs the permission, an id that is there, and one at a time', async () => {
    const { event, qr } = await gate.admitted()
    const { checkIn } = await gate.scan(event.id, { code: qr })
    const user = await platform.makeUser('user')
    expect((await gate.undo(checkIn.id, user.token)).status).toBe(403)
    expect((await gate.desk.send('DELETE', `/api/check-ins/${checkIn.id}`)).status).toBe(401)
    expect((await gate.undo(uuidv7())).status).toBe(404)
    expect((await gate.undo('nonsense')).status).toBe(404)
    const all = await gate.desk.send('DELETE', '/api/check-ins?where[id][exists]=true', {
      token: admin.token,
    })
    expect(all.status).toBe(400)
    expect((await platform.payload.count({ collection: 'check-ins' })).totalDocs).toBeGreaterThan(0)
  })

  test('is the only way: not even a script deletes a check-in, nor a list that was used', async () => {
    const { event, qr } = await gate.admitted()
    const { id: list } = await gate.makeList(event.id, {})
    const { checkIn } = await gate.scan(event.id, { code: qr, list })
    await expect(
      platform.payload.delete({ collection: 'check-ins', id: checkIn.id }),
    ).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(
      platform.payload.delete({ collection: 'check-in-lists', id: list }),
    ).rejects.toMatchObject({
      code: 'CONFLICT',
    })
    const { docs } = await platform.payload.find({
      collection: 'check-in-lists',
      where: { event: { equals: event.id }, isDefault: { equals: true } },
    })
    await expect(
      platform.payload.delete({ collection: 'check-in-lists', id: docs[0]?.id ?? '' }),
    ).rejects.toMatchObject({ code: 'CONFLICT' })
    const unused = await gate.makeList(event.id, {})
    await platform.payload.delete({ collection: 'check-in-lists', id: unused.id })
  })
})

test('the gates of an event say who may pass and who did: each person once, nobody twice, nobody undone', async () => {
  const { event, qr } = await gate.admitted()
  const second = await gate.enter(event.id)
  const vip = await platform.payload.create({
    collection: 'ticket-types',
    data: { event: event.id, name: 'VIP', kind: 'free', status: 'active' } as never,
    depth: 0,
  })
  const { id: north } = await gate.makeList(event.id, { policy: 'multiple' })
  await gate.makeList(event.id, { name: 'VIP', ticketTypes: [vip.id] })
  for (const code of [qr, qr]) await gate.scan(event.id, { code, list: north })
  await gate.scan(event.id, { code: qr })
  const { checkIn } = await gate.scan(event.id, { code: second.qr })
  const read = (token?: string) =>
    gate.desk.send('GET', `/api/events/${event.slug}/checkin`, { token })
  const before = (await read(door.token)).json
  expect(before.event).toMatchObject({ id: event.id, title: event.title })
  expect(before.lists).toMatchObject([
    { isDefault: true, admissible: 2, checkedIn: 2 },
    { id: north, admissible: 2, checkedIn: 1 },
    { name: 'VIP', admissible: 0, checkedIn: 0 },
  ])
  await gate.undo(checkIn.id)
  expect((await read(door.token)).json.lists).toMatchObject([{ checkedIn: 1 }, {}, {}])
  expect((await read()).status).toBe(401)
  expect((await read((await platform.makeUser('user')).token)).status).toBe(403)
})

test('whoever watches the event hears of entries and of their undoing, not of refusals', async () => {
  const { event, id, qr } = await gate.admitted()
  const socket = io(`${await platform.url()}/agent`, {
    auth: { token: door.token },
    transports: ['websocket'],
  })
  const heard: object[] = []
  socket.on('checkin.created', (data: object) => heard.push(data))
  await new Promise((resolve) => socket.emit('event.join', { event: event.id }, resolve))
  const { checkIn } = await gate.scan(event.id, { code: qr })
  await gate.scan(event.id, { code: qr })
  await gate.undo(checkIn.id)
  await waitFor('both events', () => heard.length >= 2)
  const shared = { event: event.id, registration: id, checkIn: checkIn.id }
  expect(heard).toMatchObject([
    { ...shared, voided: false },
    { ...shared, voided: true },
  ])
  socket.disconnect()
})
