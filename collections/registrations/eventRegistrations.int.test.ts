import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import ExcelJS from 'exceljs'
import { parse } from 'csv-parse/sync'
import { uuidv7 } from 'uuidv7'
import { queryRows, sql } from '@/db/sql'
import { seatRegistration } from '@/testing/factories/seatRegistration'
import { registrationDesk } from '@/testing/registrationDesk'
import { startTestPlatform, type TestPlatform } from '@/testing/harness'

let platform: TestPlatform
let desk: ReturnType<typeof registrationDesk>
let admin: { id: string; token: string }
let user: { id: string; token: string }

beforeAll(async () => {
  platform = await startTestPlatform()
  admin = await platform.makeUser('admin')
  user = await platform.makeUser('user')
  desk = registrationDesk(platform)
})
afterAll(() => platform.close())

type Listed = { docs: { id: string; givenName: string }[]; totalDocs: number } & Record<
  string,
  unknown
>

const list = async (event: string, query = '', token = admin.token) => {
  const path = `/api/events/${event}/registrations${query}`
  const { status, json, error } = await desk.send('GET', path, { token })
  return { status, error, body: json as unknown as Listed }
}

const seat = (
  event: string,
  values: Omit<Parameters<typeof seatRegistration>[0], 'event' | 'payload'>,
) => seatRegistration({ payload: platform.payload, event, ...values })

describe('the registrations of an event', () => {
  let event: string
  let slug: string
  beforeAll(async () => {
    const made = await desk.openEvent({ capacity: 100 })
    event = made.event.id
    slug = String(made.event.slug)
    const people = [
      ['IŞIL', 'Şahin', 'confirmed', '2026-05-01T10:00:00Z'],
      ['İbrahim', 'Çağlar', 'confirmed', '2026-05-02T10:00:00Z'],
      ['Zoë', 'Ærø', 'cancelled', '2026-05-03T10:00:00Z'],
      ['Ömer', '%Yüzde_', 'waitlisted', '2026-05-04T10:00:00Z'],
    ] as const
    for (const [givenName, familyName, status, createdAt] of people) {
      await seat(event, { givenName, familyName, status, createdAt })
    }
  })
  const names = async (query: string) =>
    (await list(event, query)).body.docs.map(({ givenName }) => givenName)

  test('are listed newest first, in pages, by id and slug', async () => {
    const { status, body } = await list(slug, '?limit=3')
    expect(status).toBe(200)
    expect(body).toMatchObject({ totalDocs: 4, limit: 3, page: 1, totalPages: 2, nextPage: 2 })
    expect(body.docs[0]).toMatchObject({ givenName: 'Ömer', status: 'waitlisted', event })
    expect(await names('?limit=3&page=2')).toEqual(['IŞIL'])
    expect((await list(event, '?page=9')).body).toMatchObject({ docs: [], totalDocs: 4 })
    expect((await list(event, '?limit=0')).body.limit).toBe(100)
    expect((await list(event, '?limit=5000')).body.limit).toBe(100)
  })

  test.each([
    ['?status=confirmed', 2],
    ['?status=confirmed,waitlisted', 3],
    ['?where[status][equals]=cancelled', 1],
    ['?where[status][in]=cancelled,confirmed', 3],
    ['?q=isil', 1],
    ['?q=IŞIL', 1],
    ['?q=ışıl%20şahin', 1],
    ['?q=ibrahim', 1],
    ['?q=İBRAHİM%20caglar', 1],
    ['?q=zoe', 1],
    ['?q=%25', 1],
    ['?q=_', 1],
    ['?q=nobody', 0],
    ['?checkedIn=true', 0],
    ['?checkedIn=false', 4],
    [`?ticketType=${uuidv7()}`, 0],
  ])('are filtered by %s: %d', async (query, found) => {
    const { body } = await list(event, query)
    expect([body.totalDocs, body.docs.length]).toEqual([found, found])
  })

  test('are sorted as asked', async () => {
    expect(await names('?sort=createdAt')).toEqual(['IŞIL', 'İbrahim', 'Zoë', 'Ömer'])
    expect(await names('?sort=-createdAt')).toEqual(['Ömer', 'Zoë', 'İbrahim', 'IŞIL'])
    const codes = (await list(event, '?sort=code')).body.docs.map((doc) => doc as { code?: string })
    expect(codes.map(({ code }) => code)).toEqual(codes.map(({ code }) => code).sort())
  })

  test.each([
    ['?status=nonsense', 422],
    ['?ticketType=x', 422],
    ['?sort=secret', 422],
    ['?format=pdf', 422],
    ['?where[secret][equals]=x', 400],
    ['?where=text', 400],
  ])('refuse %s with %d', async (query, status) => {
    expect((await list(event, query)).status).toBe(status)
  })

  test('are for staff only, and of events that exist', async () => {
    expect((await desk.send('GET', `/api/events/${event}/registrations`)).status).toBe(401)
    const marketing = await platform.makeUser('marketing')
    for (const { token } of [user, marketing]) {
      expect((await list(event, '', token)).status).toBe(403)
      expect((await list(event, '?format=csv', token)).status).toBe(403)
    }
    expect((await list(uuidv7())).status).toBe(404)
    expect((await list('no-such-event')).status).toBe(404)
  })

  test('never show what goes into the QR code', async () => {
    const text = JSON.stringify((await list(event)).body)
    for (const name of ['secret', 'dedupeKey', 'dedupe_key']) expect(text).not.toContain(name)
  })
})

describe('as a file', () => {
  const download = async (event: string, query: string, language = 'en') => {
    const response = await platform.request(`/api/events/${event}/registrations?${query}`, {
      token: admin.token,
      headers: { 'Accept-Language': language },
    })
    return { response, bytes: Buffer.from(await response.arrayBuffer()) }
  }

  test('CSV and XLSX hold the same people, in the zone of the event and the language asked', async () => {
    const { event } = await desk.openEvent({ timezone: 'Europe/Istanbul' })
    const createdAt = '2026-05-01T21:30:00Z'
    await seat(event.id, {
      givenName: '=HYPERLINK("x")',
      familyName: 'Güneş',
      status: 'confirmed',
      createdAt,
    })
    const csv = await download(event.id, 'format=csv', 'tr')
    expect(csv.response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(csv.response.headers.get('content-disposition')).toBe(
      `attachment; filename="${event.slug}-kayitlar.csv"`,
    )
    const [row] = parse(csv.bytes, { bom: true, columns: true }) as Record<string, string>[]
    expect(row).toMatchObject({
      Ad: '\'=HYPERLINK("x")',
      Soyad: 'Güneş',
      Durum: 'Onaylandı',
      'Kayıt zamanı': '2026-05-02 00:30',
      Kaynak: 'web',
    })
    const xlsx = await download(event.id, 'format=xlsx')
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(xlsx.bytes as never)
    const cells = workbook.worksheets[0]?.getRow(2).values as unknown[]
    expect(cells).toContain('Güneş')
    expect(cells).toContain('Confirmed')
    expect(cells).toContainEqual(new Date('2026-05-02T00:30:00Z'))
  })

  test('filters hold for files too', async () => {
    const { event } = await desk.openEvent()
    await seat(event.id, { status: 'confirmed' })
    await seat(event.id, { status: 'cancelled' })
    const { bytes } = await download(event.id, 'format=csv&status=cancelled')
    expect(parse(bytes, { bom: true, columns: true })).toHaveLength(1)
  })

  test('twenty thousand rows come whole and once each', async () => {
    const { event } = await desk.openEvent()
    await queryRows(
      platform.payload,
      sql`INSERT INTO registrations (id, event_id, given_name, family_name, email, status, code,
            created_at, updated_at)
          SELECT gen_random_uuid(), ${event.id}, 'Ayşe ' || n, 'Öz', n || '@example.org',
                 'confirmed', 'ROW-' || n, now() - (n / 7) * interval '1 second', now()
          FROM generate_series(1, 20000) n`,
    )
    for (const format of ['csv', 'xlsx']) {
      const { bytes } = await download(event.id, `format=${format}`)
      const codes =
        format === 'csv'
          ? (parse(bytes, { bom: true, columns: true }) as { Code: string }[]).map((r) => r.Code)
          : await codesOf(bytes)
      expect(new Set(codes).size).toBe(20_000)
      expect(codes).toHaveLength(20_000)
    }
  })

  async function codesOf(bytes: Buffer): Promise<string[]> {
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(bytes as never)
    const column = workbook.worksheets[0]?.getColumn(1).values ?? []
    return column.map(String).filter((code) => code.startsWith('ROW-'))
  }
})
