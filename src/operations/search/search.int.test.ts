import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { builtInRoles, type BuiltInRole } from '@/access/permissions'
import { queryRows, sql } from '@/db/sql'
import { foldText } from '@/lib/foldText'
import { searchTypes, type SearchResult, type SearchType } from '@/lib/search/searchTypes'
import { makeEvent } from '@/testing/factories/makeEvent'
import { startTestPlatform } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'
import { searchDesk } from '@/testing/searchDesk'

let platform: TestPlatform
let desk: Awaited<ReturnType<typeof searchDesk>>
let { ask, find, make, ids, users } = {} as typeof desk

beforeAll(async () => {
  platform = await startTestPlatform()
  desk = await searchDesk(platform)
  ;({ ask, find, make, ids, users } = desk)
})
afterAll(() => platform.close())

let forms: Promise<unknown> | undefined
/** Events whose titles have words in other forms. */
const formsOnce = () =>
  (forms ??= Promise.all(
    ['Bahar Zirvesi', 'Bahar Konferansı', 'A Conference on Running'].map((title) =>
      makeEvent({ payload: platform.payload, title }),
    ),
  ))

const idsOf = (results: SearchResult[]) => results.map(({ id }) => id)

describe('folding', () => {
  test('the database folds every letter of our alphabets as the platform does', async () => {
    const ranges = '20-7e a0-24f 300-6ff 1e00-1fff 2000-206f 3040-30ff fb00-fb06'.split(' ')
    const texts = ranges.flatMap((range) => {
      const [from = 0, to = 0] = range.split('-').map((code) => Number.parseInt(code, 16))
      return Array.from(
        { length: to - from + 1 },
        (_each, at) => `a${String.fromCharCode(from + at)}B`,
      )
    })
    texts.push('  İSTANBUL\n Iğdır ', 'ΣΑΣ', 'Größe ŒUVRE', 'I\u0307i', '東京  ')
    const rows = await queryRows<{ given: string; folded: string }>(
      platform.payload,
      sql`SELECT given, fold_search_text(given) AS folded
          FROM jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb) given`,
    )
    expect(rows).toHaveLength(texts.length)
    const apart = rows.filter(({ given, folded }) => foldText(given) !== folded)
    expect(apart).toEqual([])
  })

  test.each([
    ['IĞDIR', 'event'],
    ['igdir', 'event'],
    ['YÜRÜYEN', 'event'],
    ['yuruyen tıyatro', 'event'],
    ['GÜLŞAH', 'contact'],
    ['işıl', 'ownSeat'],
    ['ISIL zeytin', 'ownContact'],
    ['zeytın dali', 'ticket'],
  ])('%p is found without case, accents and dots', async (q, wanted) => {
    expect(idsOf(await find(q, { token: users.admin.token }))).toContain(ids[wanted])
  })

  test('a text follows its row, and a ticket the name of its customer', async () => {
    const { token } = users.admin
    const rename = (familyName: string) =>
      platform.payload.update({
        collection: 'contacts',
        id: ids.contact as string,
        data: { familyName },
      })
    await rename('Karabiber')
    expect(idsOf(await find('karabiber', { token, rest: '&types=tickets,contacts' }))).toEqual(
      expect.arrayContaining([ids.contact, ids.ticket]),
    )
    await rename('Zeytinoğlu')
    expect(await find('karabiber', { token, rest: '&types=tickets,contacts' })).toEqual([])
  })
})

describe('who finds what', () => {
  test.each(Object.keys(builtInRoles) as BuiltInRole[])(
    '%s finds what the lists show them, of every type',
    async (role) => {
      const { token } = users[role]
      for (const type of searchTypes) {
        const list = await platform.request(
          `/api/${type}?where[searchText][contains]=zeytin&limit=100`,
          { token },
        )
        const { docs = [] } = (await list.json()) as { docs?: { id: string }[] }
        const found = idsOf(await find('zeytin', { token, rest: `&types=${type}&limit=50` }))
        expect({ type, found: found.sort() }).toEqual({
          type,
          found: docs.map(({ id }) => id).sort(),
        })
      }
    },
  )

  test('visitors find public events only; no draft, none by link, none of the trash', async () => {
    expect(idsOf(await find('zeytin'))).toEqual([ids.event])
    expect(await find('gulsah@example.org')).toEqual([])
    expect(idsOf(await find('zeytin', { token: users.admin.token }))).not.toContain(ids.trashed)
  })

  test('a signed-in person finds their own rows', async () => {
    const found = idsOf(await find('zeytin', { token: users.user.token }))
    expect(found.sort()).toEqual([ids.event, ids.ownContact, ids.ownSeat, ids.ownTicket].sort())
  })

  test('what only staff may read is no way to a find', async () => {
    const { token } = users.user
    expect(await find('gülşah', { token })).toEqual([])
    expect(idsOf(await find('gülşah', { token: users['support-agent'].token }))).toContain(
      ids.ownTicket,
    )
    const secrets = await queryRows<{ secret: string; dedupe_key: string }>(
      platform.payload,
      sql`SELECT secret, dedupe_key FROM registrations WHERE id = ${ids.ownSeat}`,
    )
    expect(secrets[0]?.secret).toBeTruthy()
    for (const each of secrets) {
      expect(await find(each.secret, { token: users.admin.token })).toEqual([])
    }
    const felt = await platform.request('/api/tickets?where[searchPeople][contains]=a', { token })
    expect(felt.status).toBe(400)
  })

  test('no answer shows the folded text', async () => {
    for (const type of searchTypes) {
      const { token } = users.admin
      const list = await platform.request(`/api/${type}?limit=100&depth=1`, { token })
      expect(await list.text()).not.toMatch(/search(Text|People|Place)/)
    }
  })
})

describe('finding', () => {
  const admin = () => ({ token: users.admin.token })

  test('exact before beginning before word before part of a word', async () => {
    const title = (text: string) => makeEvent({ payload: platform.payload, title: text })
    const wanted: string[] = []
    for (const text of ['Kestane', 'Kestane şenliği', 'Büyük Kestane', 'Atkestanesi']) {
      wanted.push((await title(text)).event.id)
    }
    const found = await find('KESTANE')
    expect(idsOf(found)).toEqual(wanted)
    const scores = found.map(({ score }) => score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(new Set(scores).size).toBe(4)
    expect(found[2]).toMatchObject({
      type: 'events',
      url: expect.stringMatching(/^\/events\//),
      highlights: { title: [[6, 13]] },
    })
  })

  test('the exact one is first, however many begin alike', async () => {
    await queryRows(
      platform.payload,
      sql`INSERT INTO contacts (id, email, email_normalized, given_name, locale)
          SELECT gen_random_uuid(), 'many' || i || '@example.org', 'many' || i || '@example.org',
            'Badem ' || i, 'tr' FROM generate_series(1, 300) i`,
    )
    const exact = await make('contacts', {
      givenName: 'Badem',
      email: 'zz@example.org',
      locale: 'tr',
    })
    const found = await find('badem', { ...admin(), rest: '&types=contacts&limit=3' })
    expect(found).toHaveLength(3)
    expect(found[0]?.id).toBe(exact)
  })

  test.each<[string, SearchType, string]>([
    ['code', 'registrations', 'seat'],
    ['number', 'tickets', 'ticket'],
  ])('a %s typed in full is the first find', async (field, type, name) => {
    const doc = (await platform.payload.findByID({
      collection: type,
      id: ids[name] as string,
    })) as unknown as Record<string, string>
    const [first] = await find(String(doc[field]).toLowerCase(), admin())
    expect(first).toMatchObject({ type, id: ids[name] })
  })

  test('an address and a phone number are found, in parts too', async () => {
    expect(idsOf(await find('gulsah@example.org', admin()))).toEqual(
      expect.arrayContaining([ids.contact, ids.seat]),
    )
    expect(idsOf(await find('1112233', admin()))).toEqual([ids.ownContact])
    expect(idsOf(await find('55 111', admin()))).toEqual([ids.ownContact])
  })

  test.each([
    ['tyiatro', 'event'],
    ['tiyatr0', null],
    ['yürüyn tiyatrro', 'event'],
    ['gülşha', 'contact'],
    ['zeytinoglo', 'contact'],
  ])('a typing error is forgiven: %p', async (q, wanted) => {
    const found = idsOf(await find(q, admin()))
    if (wanted) expect(found).toContain(ids[wanted])
    else expect(found).toEqual([])
  })

  test.each([
    ['zirvesinde', 'Bahar Zirvesi'],
    ['ZİRVELER', 'Bahar Zirvesi'],
    ['konferansları bahar', 'Bahar Konferansı'],
    ['conferences', 'A Conference on Running'],
    ['run', 'A Conference on Running'],
    ['runs', 'A Conference on Running'],
  ])('other forms of a word are found, in Turkish and English: %p', async (q, title) => {
    await formsOnce()
    const found = await find(q, { rest: '&types=events' })
    expect(found.map((each) => each.title)).toContain(title)
    expect(found.length).toBeLessThan(4)
    expect(found[0]?.highlights.title).not.toEqual([])
  })

  test('whose whole address was typed is found alone, whatever its domain has in common with all', async () => {
    const found = await find('ISIL@example.org', admin())
    expect(idsOf(found).sort()).toEqual([ids.ownContact, ids.ownSeat].sort())
    // Parts of one are looked for as they stand, not word by word.
    expect(idsOf(await find('isil@exam', admin())).sort()).toEqual(idsOf(found).sort())
    expect(await find('exam@isil', admin())).toEqual([])
    expect(await find('nobody-of-ours@example.org', admin())).toEqual([])
  })

  test('types and limit narrow it, and no type crowds out the others', async () => {
    const found = await find('zeytin', { ...admin(), rest: '&limit=4' })
    expect(found).toHaveLength(4)
    expect(found[0]?.type).not.toBe(found[1]?.type)
    const some = await find('zeytin', { ...admin(), rest: '&types=tickets,contacts' })
    expect(new Set(some.map(({ type }) => type))).toEqual(new Set(['contacts', 'tickets']))
  })

  test('the language of the asker, and pages they can open', async () => {
    const response = await platform.request('/api/search?q=zeytin&types=registrations', {
      token: users.admin.token,
      headers: { 'Accept-Language': 'tr' },
    })
    const { results } = (await response.json()) as { results: SearchResult[] }
    expect(results[0]?.subtitle).toMatch(/^Yürüyen Tiyatro · .* · Onaylandı$/)
    expect(results[0]?.url).toBe(`/admin/collections/registrations/${results[0]?.id}`)
    const own = await find('zeytin', { token: users.user.token, rest: '&types=registrations' })
    expect(own[0]).not.toHaveProperty('url')
  })

  test.each(["'; DROP TABLE events; --", "a':* | !'b", 'z%n', 'zey_in', "x & y <-> 'z", '()a!'])(
    '%p is looked for as it stands',
    async (q) => {
      const found = idsOf(await find(q, admin()))
      expect(found).not.toContain(ids.draft)
      expect(found.length).toBeLessThan(10)
    },
  )
})

describe('what is refused', () => {
  test.each([
    ['', 'q'],
    ['q=', 'q'],
    ['q=%25%25%25', 'q'],
    [`q=${'a'.repeat(201)}`, 'q'],
    ['q=a&types=users', 'types.0'],
    ['q=a&types=', 'types.0'],
    ['q=a&limit=0', 'limit'],
    ['q=a&limit=51', 'limit'],
    ['q=a&limit=many', 'limit'],
  ])('%p is a 422 that names the parameter', async (query, path) => {
    const { status, body } = await ask(query)
    expect(status).toBe(422)
    expect(body.errors?.[0]).toMatchObject({ code: 'INVALID_FIELDS', data: { fields: [{ path }] } })
  })
})

describe('the search box of a list', () => {
  test.each<[SearchType, string, string]>([
    ['events', 'IĞDIR zeytin', 'event'],
    ['contacts', 'ISIL', 'ownContact'],
    ['registrations', 'Zeytinoğlu', 'seat'],
    ['tickets', 'ZEYTIN DALI', 'ticket'],
  ])('of %s folds what is typed: %p', async (collection, typed, wanted) => {
    const fields = platform.payload.collections[collection].config.admin.listSearchableFields ?? []
    const { docs } = await platform.payload.find({
      collection,
      where: { or: fields.map((field) => ({ [field]: { like: typed } })) } as never,
      pagination: false,
    })
    expect(docs.map(({ id }) => id)).toContain(ids[wanted])
    expect(docs.length).toBeLessThan(5)
  })
})
