import { createReadStream, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { type ImportedRow, readEvents } from './readEvents'

type Options = Omit<Parameters<typeof readEvents>[0], 'bytes'>

async function* bytesOf(text: string) {
  yield Buffer.from(text)
}

async function read(source: string | AsyncIterable<Uint8Array>, options: Options = {}) {
  const rows: ImportedRow[] = []
  const bytes = typeof source === 'string' ? bytesOf(source) : source
  for await (const row of readEvents({ bytes, ...options })) rows.push(row)
  return rows
}

const codes = (row?: ImportedRow) =>
  row?.problems.map(({ field, code }) => (field ? `${field} ${code}` : code))

describe('readEvents', () => {
  it('makes events of a Turkish spreadsheet', async () => {
    const [row] = await read(
      'Etkinlik Adı;Başlangıç;Bitiş;Şehir;Ülke;Mekân;Kontenjan;Ücret;Katılım şekli;Web sitesi;Düzenleyen;Açıklama;Konuşmacı\n' +
        'İğde  Şenliği;31.12.2026 19:30;02:00;Isparta;Türkiye;Kültür Merkezi;1.250;100,50 TL;Yüz yüze;igde.org.tr;Isparta Belediyesi;"Birinci satır\nİkinci ""satır""";Ayşe\n',
    )
    expect(row).toMatchObject({ index: 0, line: 2, isDuplicate: false })
    expect(codes(row)).toEqual(['endDate END_NEXT_DAY', 'capacity NUMBER_GUESSED'])
    expect(row?.draft).toMatchObject({
      title: 'İğde Şenliği',
      startDate: '2026-12-31T16:30:00.000Z',
      endDate: '2026-12-31T23:00:00.000Z',
      timezone: 'Europe/Istanbul',
      timezoneSource: 'city',
      attendanceMode: 'offline',
      venue: 'Kültür Merkezi',
      city: 'Isparta',
      countryCode: 'TR',
      capacity: 1250,
      priceMinor: 10_050,
      currency: 'TRY',
      website: 'https://igde.org.tr/',
      organizer: 'Isparta Belediyesi',
      description: 'Birinci satır\nİkinci "satır"',
      metadata: { Konuşmacı: 'Ayşe' },
    })
  })

  it('names every problem of a row at once, with line, field, column and both languages', async () => {
    const [, row] = await read(
      'Ad,Başlangıç,Bitiş,Kontenjan,Fiyat,Web sitesi,Enlem,Boylam,Katılım şekli,Saat dilimi\n' +
        'A,2026-01-01,,,,,,,,\n' +
        ',31.02.2026,yarın,-1,bedava mı,javascript:alert(1),95,10,uçarak,Istanbul saati\n',
    )
    expect(row?.draft).toBeNull()
    expect(codes(row)).toEqual([
      'title REQUIRED',
      'latitude COORDINATES_UNREADABLE',
      'timezone TIMEZONE_UNKNOWN',
      'attendanceMode ATTENDANCE_UNREADABLE',
      'venue PLACE_MISSING',
      'startDate DATE_IMPOSSIBLE',
      'endDate DATE_UNREADABLE',
      'price NUMBER_UNREADABLE',
      'website URL_UNREADABLE',
      'capacity NUMBER_UNREADABLE',
    ])
    expect(row?.problems.find(({ code }) => code === 'DATE_IMPOSSIBLE')).toEqual({
      line: 3,
      level: 'error',
      code: 'DATE_IMPOSSIBLE',
      field: 'startDate',
      column: 'Başlangıç',
      message: {
        en: '“31.02.2026” does not exist in the calendar.',
        tr: '“31.02.2026” takvimde yok.',
      },
    })
  })

  it('keeps a value that it cannot use in the metadata', async () => {
    const [row] = await read('name,start,url,lat,lng\nA,2026-01-01,javascript:alert(1),95,10\n')
    expect(row?.draft).toMatchObject({ metadata: { url: 'javascript:alert(1)', lat: '95' } })
    expect(row?.draft?.website).toBeUndefined()
  })

  it.each([
    'javascript://x.org/%0aalert(1)',
    'ftp://x.org/a',
    'file://x.org/a',
    'data:text/html,x',
    'x',
  ])('does not take %j for a web address', async (url) => {
    const [row] = await read(JSON.stringify([{ name: 'A', start: '2026-01-01', url }]))
    expect(row?.draft).toMatchObject({ metadata: { url } })
    expect(row?.draft?.website).toBeUndefined()
  })

  it('refuses what is too long or out of range, and shortens long values in the report', async () => {
    const [long, many, crowd] = await read(
      JSON.stringify([
        {
          name: 'A'.repeat(201),
          start: '2026-01-01',
          summary: 'x'.repeat(501),
          extra: 'x'.repeat(70_000),
        },
        { name: 'B', start: 'x'.repeat(500) },
        { name: 'C', start: '2026-01-01', capacity: 2_000_000 },
      ]),
    )
    expect(codes(long)).toEqual(
      expect.arrayContaining(['title TOO_LONG', 'summary TOO_LONG', 'metadata METADATA_TOO_LARGE']),
    )
    expect(long?.draft).toBeNull()
    expect(codes(crowd)).toContain('capacity OUT_OF_RANGE')
    expect(codes(many)).toContain('startDate DATE_UNREADABLE')
    expect(many?.problems.every(({ message }) => message.tr.length < 250)).toBe(true)
  })

  it('takes the first of two rows with one identity, and says where it stands', async () => {
    const rows = await read(
      'name,start,city\nZirve,2026-05-01,İzmir\nZİRVE ,01.05.2026,izmir\nZirve,2026-05-02,İzmir\nZirve,2026-05-01,Van\n',
    )
    expect(rows.map(({ isDuplicate }) => isDuplicate)).toEqual([false, true, false, false])
    expect(rows[1]?.draft).toBeNull()
    expect(codes(rows[1])).toContain('DUPLICATE_IN_FILE')
    expect(rows[1]?.problems.at(-1)?.message.tr).toContain('2. satırda')
  })

  it('knows an event again by its id, else by title, start and place', async () => {
    const key = async (event: Record<string, unknown>) =>
      (await read(JSON.stringify([event])))[0]?.draft?.importKey
    const event = { name: 'C# Günü', start: '2026-05-01', city: 'Ağrı' }
    expect(await key({ ...event, description: 'new', capacity: 5 })).toBe(await key(event))
    expect(await key({ ...event, name: ' c#  GÜNÜ', start: '01.05.2026' })).toBe(await key(event))
    expect(await key({ ...event, name: 'C++ Günü' })).not.toBe(await key(event))
    expect(await key({ ...event, start: '2026-05-01 10:00', end: '12:00' })).not.toBe(
      await key(event),
    )
    expect(await key({ ...event, id: 'E-1' })).toBe('id:E-1')
    expect(await key({ ...event, id: 'E-1', name: 'Another name' })).toBe('id:E-1')
    expect(await key({ ...event, id: 7 })).toBe('id:7')
    expect((await key({ ...event, id: 'x'.repeat(5000) }))?.length).toBeLessThan(60)
  })

  it('gives the same rows when it reads the same file again', async () => {
    const text = 'name,start,city\nA,2026-05-01,İzmir\nA,2026-05-01,İzmir\n"B,2026\nC",x,y\n'
    expect(await read(text)).toEqual(await read(text))
  })

  it('derives how people take part', async () => {
    const mode = async (event: Record<string, unknown>) =>
      (await read(JSON.stringify([{ name: 'A', start: '2026-01-01', ...event }])))[0]?.draft
        ?.attendanceMode
    expect(await mode({ city: 'Van' })).toBe('offline')
    expect(await mode({ city: 'Van', online: true })).toBe('mixed')
    expect(await mode({ online: 'evet' })).toBe('online')
    expect(await mode({ online: 'HAYIR', city: 'Van' })).toBe('offline')
    expect(await mode({ 'virtual url': 'https://x.org/1' })).toBe('online')
    expect(await mode({ 'Katılım şekli': 'Hibrit' })).toBe('mixed')
    expect(
      await mode({
        eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
        city: 'Van',
      }),
    ).toBe('online')
  })

  it('takes the settings it is given', async () => {
    const text = 'konu,tarih,fiyat\nA,03/04/2026,10\n'
    const [row] = await read(text, {
      mapping: { konu: 'title' },
      draft: { defaultTimezone: 'Europe/Istanbul', defaultCurrency: 'EUR', dateOrder: 'mdy' },
    })
    expect(row?.draft).toMatchObject({
      title: 'A',
      startDate: '2026-03-03T21:00:00.000Z',
      currency: 'EUR',
      timezoneSource: 'default',
    })
    expect(codes(row)).toEqual(['venue PLACE_MISSING', 'currency CURRENCY_GUESSED'])
  })

  it.each([
    ['no column for the title', 'yer,tarih\nVan,2026-01-01\n', 'COLUMNS_MISSING'],
    ['no column at all that it knows, and no row', 'a,b\n', 'COLUMNS_MISSING'],
    ['a header without rows', 'name,start\n', 'NO_EVENTS'],
    ['an empty list', '{"events":[]}', 'NO_EVENTS'],
    ['an empty file', '', 'FILE_EMPTY'],
  ])('refuses a file with %s', async (_name, text, code) => {
    await expect(read(text)).rejects.toMatchObject({
      code,
      messages: { en: expect.any(String), tr: expect.any(String) },
    })
  })

  it('survives hostile rows: each is an event, a named problem, never an exception', async () => {
    const nasty = [
      { name: "Robert'); DROP TABLE events;--", start: '2026-01-01' },
      { name: '<script>alert(1)</script>', start: '2026-01-01', city: '=HYPERLINK("x")' },
      { name: 'a\u0000b\u202e\ud800', start: '2026-01-01' },
      { name: { $ne: null }, start: ['2026-01-01'] },
      { name: ['A', 'B'], start: '2026-01-01' },
      { name: 'A', start: 1e21, end: {}, capacity: [], price: { amount: 1 } },
      { name: '١٢٣', start: '2026-01-01', capacity: '١٢' },
      { name: '👩‍👩‍👧‍👦 שלום', start: '2026-01-01', city: '東京' },
      { name: true, start: '2026-01-01', timezone: '../../etc/passwd' },
      { name: 'A', start: '2026-01-01', lat: '1e309', lng: 'NaN', currency: '💸' },
      {},
    ]
    const rows = await read(JSON.stringify(nasty))
    expect(rows.map(({ draft }) => draft?.title ?? null)).toEqual([
      "Robert'); DROP TABLE events;--",
      '<script>alert(1)</script>',
      'ab\u202e',
      null,
      'A, B',
      null,
      null,
      '👩‍👩‍👧‍👦 שלום',
      'true',
      null,
      null,
    ])
    for (const { draft, problems } of rows) {
      expect(draft !== null || problems.some(({ level }) => level === 'error')).toBe(true)
    }
  })
})

describe('a real list of 1,548 conferences', () => {
  const shared = path.resolve('../shared/data/conferences.json')
  const folder = mkdtempSync(path.join(tmpdir(), 'conferences-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  /** A file of the same shape, for where the real one is not at hand. */
  function generate(): string {
    const places: [string?, string?][] = [
      ['Sandusky, OH', 'U.S.A.'],
      ['London', 'U.K.'],
      ['Istanbul', 'Turkey'],
      ['Varberg', 'Sweden'],
      ['São Paulo', 'Brazil'],
      ['Kyiv', 'Ukraine'],
      ['Hong Kong', 'Hong Kong'],
      [],
    ]
    const conferences = Array.from({ length: 1548 }, (_, index) => {
      const [city, country] = places[index % places.length] ?? []
      const day = new Date(Date.UTC(2024, 0, 1 + (index % 700))).toISOString().slice(0, 10)
      return {
        name: `Conference ${index}`,
        url: `https://conf${index}.example.org`,
        startDate: day,
        endDate: day,
        city,
        country,
        online: city === undefined,
        locales: 'EN',
        topic: 'general',
      }
    })
    const file = path.join(folder, 'conferences.json')
    writeFileSync(
      file,
      JSON.stringify({ source: 'generated', conferences }, null, 0).replaceAll('},{', '},\n{'),
    )
    return file
  }

  it('gives an event for each, in a zone that its place tells, losing no field', async () => {
    const rows = await read(createReadStream(existsSync(shared) ? shared : generate()))
    const drafts = rows.flatMap(({ draft }) => draft ?? [])
    const refused = rows.filter(({ draft, isDuplicate }) => !draft && !isDuplicate)
    expect(rows).toHaveLength(1548)
    expect(refused).toEqual([])
    expect(new Set(drafts.map(({ importKey }) => importKey)).size).toBe(drafts.length)
    expect(drafts.length).toBeGreaterThanOrEqual(1540)

    const placed = drafts.filter(({ city }) => city)
    expect(placed.length).toBeGreaterThan(1300)
    expect(placed.filter(({ timezoneSource }) => timezoneSource === 'default')).toEqual([])
    expect(drafts.filter(({ city, timezone }) => !city && timezone !== 'UTC')).toEqual([])
    for (const { startDate, endDate, timezone, metadata } of drafts) {
      const show = new Intl.DateTimeFormat('sv', { timeZone: timezone, timeStyle: 'medium' })
      expect([show.format(new Date(startDate)), show.format(new Date(endDate))]).toEqual([
        '00:00:00',
        '23:59:59',
      ])
      expect(metadata).toHaveProperty('topic')
    }
  })
})
