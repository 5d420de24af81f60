/** @backends */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { queryRows, sql } from '@/db/sql'
import { mailTo } from '@/testing/campaigns/mailTo'
import { makeNewsroom, type Newsroom } from '@/testing/campaigns/newsroom'
import { startTestPlatform, waitFor } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'

/** How people come onto lists: by asking, by staff, by a file. */
let platform: TestPlatform
let room: Newsroom

beforeAll(async () => {
  platform = await startTestPlatform()
  room = await makeNewsroom(platform)
  await platform.startWorker()
})
afterAll(() => platform.close())

const get = (address: string) => platform.request(address)

const post = (address: string, body: string) =>
  platform.request(address, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  })

describe('joining', () => {
  const publicList = (optIn: 'double' | 'single') =>
    platform.payload.create({
      collection: 'lists',
      data: { name: 'News', kind: 'static', optIn, visibility: 'public' },
    })
  const ask = (list: string, email: string) =>
    room.send(`POST /api/lists/${list}/subscribe`, { email, locale: 'tr' }, null)

  test('a double opt-in waits for the person: GET confirms nothing, POST does', async () => {
    const list = await publicList('double')
    expect((await ask(list.id, 'Joiner@Example.org')).status).toBe(202)
    const state = async () => {
      const { docs } = await platform.payload.find({
        collection: 'subscriptions',
        where: { list: { equals: list.id } },
        depth: 0,
      })
      return docs[0]?.status
    }
    const { join } = await waitFor('the mail', () =>
      mailTo('Joiner@Example.org', 'onaylayın').catch(() => null),
    )
    expect(await (await get(join)).text()).toContain('onaylayın')
    expect(await state()).toBe('pending')
    expect(await (await post(join, 'action=confirm')).text()).toContain('Abone oldunuz')
    expect(await state()).toBe('confirmed')
    await post(join, 'action=confirm')
    expect(await state()).toBe('confirmed')
    // Known or not, the answer is the same.
    expect((await ask(list.id, 'Joiner@Example.org')).status).toBe(202)
  })

  test('a private list cannot be joined from outside', async () => {
    const { list } = await room.makeList(0)
    expect((await ask(list, 'x@example.org')).status).toBe(404)
  })

  test('staff subscribe people, but nobody who left; every step is in the consent ledger', async () => {
    const { list, contacts } = await room.makeList(0).then(async ({ list }) => ({
      list,
      contacts: (await room.makeList(1)).contacts,
    }))
    const made = await room.send('POST /api/subscriptions', {
      contact: contacts[0],
      list,
      status: 'confirmed',
    })
    expect(made.status).toBe(201)
    const path = `/api/subscriptions/${made.body.doc.id}`
    expect(
      (await room.send('POST /api/subscriptions', { contact: contacts[0], list })).status,
    ).toBe(409)
    expect((await room.send(`PATCH ${path}`, { status: 'unsubscribed' })).status).toBe(200)
    const back = await room.send(`PATCH ${path}`, { status: 'confirmed' })
    expect(back).toMatchObject({
      status: 409,
      body: { errors: [{ code: 'ILLEGAL_TRANSITION', data: { legal: ['pending'] } }] },
    })
    expect((await room.send(`PATCH ${path}`, { status: 'pending' })).status).toBe(200)
    expect((await room.send(`PATCH ${path}`, { status: 'confirmed' })).status).toBe(409)
    const consents = await queryRows<{ to: string }>(
      platform.payload,
      sql`SELECT "to" FROM consents WHERE list_id = ${list} ORDER BY id`,
    )
    expect(consents.map(({ to }) => to)).toEqual(['confirmed', 'unsubscribed', 'pending'])
  })
})

describe('import', () => {
  const finished = (id: string) =>
    waitFor('the import has ended', async () => {
      const { body } = await room.send(`GET /api/list-imports/${id}`)
      return body.status === 'completed' ? body : null
    })

  test('a file of people becomes subscribers, with a word on every line that does not', async () => {
    const { list, contacts } = await room.makeList(1, 'gone')
    await queryRows(
      platform.payload,
      sql`UPDATE subscriptions SET status = 'unsubscribed' WHERE contact_id = ${contacts[0]}`,
    )
    await room.send('POST /api/suppressions', {
      email: 'stop@example.org',
      reason: 'manual',
      scope: 'all',
    })
    const csv = [
      'E-posta;Ad;Soyad;Dil',
      'ayse@example.org;Ayşe;Yılmaz;tr',
      'nobody;X;Y;',
      'AYSE@example.org;Ayşe;Yılmaz;tr',
      'gone-0@example.org;;;',
      'stop@example.org;;;',
      'john@example.org;John;Smith;en',
    ].join('\n')
    const form = new FormData()
    form.set('file', new Blob([csv], { type: 'text/csv' }), 'kişiler.csv')
    const { status, body } = await room.send(`POST /api/lists/${list}/import`, form)
    expect(status).toBe(202)
    const ended = await finished((body.import as { id: string }).id)
    expect(ended).toMatchObject({
      total: 6,
      done: 6,
      subscribed: 2,
      unchanged: 1,
      skipped: 2,
      failed: 1,
      report: [
        { line: 3, code: 'INVALID_EMAIL' },
        { line: 4, code: 'DUPLICATE' },
        { line: 5, code: 'UNSUBSCRIBED' },
        { line: 6, code: 'SUPPRESSED' },
      ],
    })
    const [ayse] = await queryRows<{ given_name: string; locale: string }>(
      platform.payload,
      sql`SELECT given_name, locale FROM contacts WHERE email_normalized = 'ayse@example.org'`,
    )
    expect(ayse).toEqual({ given_name: 'Ayşe', locale: 'tr' })
  })

  test('a long file is taken in chunks, whole', async () => {
    const { list } = await room.makeList(0)
    const lines = Array.from({ length: 2_100 }, (_, at) => `many-${at}@example.org,Person ${at}`)
    const csv = ['email,name', ...lines].join('\n')
    const { status, body } = await room.send(`POST /api/lists/${list}/import`, { csv })
    expect(status).toBe(202)
    const ended = await finished((body.import as { id: string }).id)
    expect(ended).toMatchObject({ total: 2_100, done: 2_100, subscribed: 2_100, failed: 0 })
  })

  test('CSV as it is and as JSON is taken too; a file without addresses is refused', async () => {
    const { list } = await room.makeList(0)
    const raw = await platform.request(`/api/lists/${list}/import`, {
      method: 'POST',
      token: room.token,
      body: 'email\nraw@example.org\n',
      headers: { 'Content-Type': 'text/csv' },
    })
    expect(raw.status).toBe(202)
    const json = await room.send(`POST /api/lists/${list}/import`, {
      csv: 'email\njson@example.org',
    })
    expect(json.status).toBe(202)
    await finished((json.body.import as { id: string }).id)
    const none = await room.send(`POST /api/lists/${list}/import`, { csv: 'a,b\n1,2' })
    expect(none.status).toBe(422)
    expect((await room.send(`POST /api/lists/${list}/import`, {})).status).toBe(422)
  })
})
