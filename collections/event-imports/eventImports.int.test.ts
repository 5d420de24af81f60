/** @backends */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { queryRows, sql } from '@/db/sql'
import { runImport } from '@/operations/eventImports/runImport'
import { sweepImports } from '@/operations/eventImports/sweepImports'
import { eventRows, type ImportDesk, startImportDesk } from '@/testing/importDesk'
import { waitUntil } from '@/testing/waitUntil'

let desk: ImportDesk

beforeAll(async () => {
  desk = await startImportDesk()
})
afterAll(() => desk.close())

const countEvents = async () => (await desk.payload.count({ collection: 'events' })).totalDocs

describe('an import', () => {
  const turkish =
    'Etkinlik Adı;Başlangıç;Bitiş;Şehir;Ülke;Mekân;Kontenjan;Ücret;Konuşmacı\n' +
    'İğde Şenliği;31.12.2026 19:30;31.12.2026 22:00;Isparta;Türkiye;Kültür Merkezi;120;100,50 TL;Ayşe\n' +
    'Kış Kampı;31.02.2026;;Kars;Türkiye;;;;\n' +
    'Open Day;2027-03-01 10:00;2027-03-01 12:00;New York;USA;Hall 5;;;\n'

  test('checks first: names every problem by line, and creates nothing', async () => {
    const before = await countEvents()
    const row = await desk.importText(turkish, { dryRun: 'true' })
    expect(row).toMatchObject({
      ...{ status: 'checked', dryRun: true, total: 3, done: 3 },
      ...{ created: 2, unchanged: 0, refused: 1 },
    })
    expect(row.found).toMatchObject({ format: 'csv', delimiter: ';' })
    expect((row.found as { columns: object[] }).columns).toContainEqual({
      name: 'Kontenjan',
      target: 'capacity',
    })
    const { docs, totalDocs } = await desk.report(row.id)
    expect(docs.length).toBe(totalDocs)
    expect(docs.find(({ level }) => level === 'error')).toMatchObject({
      ...{ line: 3, code: 'DATE_IMPOSSIBLE', field: 'startDate', column: 'Başlangıç' },
      message: { tr: expect.stringContaining('takvimde yok'), en: expect.any(String) },
    })
    expect(await countEvents()).toBe(before)
  })

  test('then makes drafts that can be published as they are', async () => {
    const checked = await desk.importText(turkish, { dryRun: 'true' })
    expect((await desk.post(checked.id, 'start')).status).toBe(202)
    await desk.run(checked.id)
    expect(await desk.read(checked.id)).toMatchObject({
      ...{ status: 'completed', dryRun: false, created: 2, refused: 1, done: 3 },
    })
    const [first, second] = await desk.eventsOf(checked.id)
    expect(first).toMatchObject({
      ...{ title: 'İğde Şenliği', slug: 'igde-senligi', status: 'draft', visibility: 'public' },
      ...{ startDate: '2026-12-31T16:30:00.000Z', timezone: 'Europe/Istanbul', capacity: 120 },
      ...{ location: 'Kültür Merkezi, Isparta, Türkiye', price: 100.5, currency: 'TRY' },
      metadata: { Konuşmacı: 'Ayşe', city: 'Isparta', countryCode: 'TR' },
    })
    expect(second).toMatchObject({ title: 'Open Day', timezone: 'America/New_York' })
    const pools = await desk.payload.find({
      collection: 'capacity-pools',
      where: { event: { equals: first?.id } },
    })
    expect(pools.docs).toMatchObject([{ capacity: 120 }])
    await desk.payload.update({
      collection: 'events',
      id: first?.id as string,
      data: { status: 'published' },
    })
  })

  test('of the same file changes nothing, also after staff published an event of it', async () => {
    const before = await queryRows(desk.payload, sql`SELECT id, updated_at FROM events`)
    const again = await desk.importText(turkish)
    expect(again).toMatchObject({ status: 'completed', created: 0, unchanged: 2, refused: 1 })
    expect(await queryRows(desk.payload, sql`SELECT id, updated_at FROM events`)).toEqual(before)
  })

  test('leaves an event that says something else as it is, unless told to update', async () => {
    const changed = turkish.replace('Kültür Merkezi', 'Yeni Salon')
    const kept = await desk.importText(changed)
    expect(kept).toMatchObject({ created: 0, updated: 0, unchanged: 1, kept: 1 })
    expect((await desk.report(kept.id)).docs).toContainEqual(
      expect.objectContaining({ line: 2, code: 'ALREADY_DIFFERENT', level: 'warning' }),
    )
    const updated = await desk.importText(changed, { updateExisting: 'true' })
    expect(updated).toMatchObject({ created: 0, updated: 1, unchanged: 1, kept: 0 })
    const { docs } = await desk.payload.find({
      collection: 'events',
      where: { slug: { equals: 'igde-senligi' } },
    })
    expect(docs).toMatchObject([{ location: 'Yeni Salon, Isparta, Türkiye', status: 'published' }])
  })

  test('does not bring back what lies in the trash', async () => {
    const made = await desk.importText(eventRows('Trashed', 1))
    const [event] = await desk.eventsOf(made.id)
    await desk.payload.update({
      collection: 'events',
      id: event?.id as string,
      data: { deletedAt: new Date().toISOString() },
    })
    const again = await desk.importText(eventRows('Trashed', 1))
    expect(again).toMatchObject({ created: 0, kept: 1 })
    expect((await desk.report(again.id)).docs).toContainEqual(
      expect.objectContaining({ code: 'IN_TRASH', line: 2 }),
    )
  })

  test('keeps one bad row from taking the others of its batch along', async () => {
    await queryRows(
      desk.payload,
      sql`ALTER TABLE events ADD CONSTRAINT no_thirteen CHECK (title <> 'Batch 13')`,
    )
    const made = await desk.importText(eventRows('Batch', 30))
    await queryRows(desk.payload, sql`ALTER TABLE events DROP CONSTRAINT no_thirteen`)
    expect(made).toMatchObject({ status: 'completed', created: 29, refused: 1, done: 30 })
    expect((await desk.report(made.id, '?level=error')).docs).toMatchObject([
      { line: 15, code: 'NOT_SAVED' },
    ])
    const list = await desk.eventsOf(made.id)
    expect(new Set(list.map(({ title }) => title)).size).toBe(29)
  })

  test('gives a row whose address is taken one of its own, and says so', async () => {
    const made = await desk.importText(
      'title,start,slug\nSlug A,2027-01-01,same\nSlug B,2027-01-02,same',
    )
    expect((await desk.eventsOf(made.id)).map(({ slug }) => slug)).toEqual(['same', 'slug-b'])
    expect((await desk.report(made.id)).docs).toContainEqual(
      expect.objectContaining({ line: 3, code: 'SLUG_TAKEN' }),
    )
  })

  test('maps columns as it is told', async () => {
    const made = await desk.importText('Was,Wann,Wo,Preis\nTanzabend,2027-05-01,Köln,"12,50"', {
      mapping: JSON.stringify({ Was: 'title', Wann: 'startDate', Wo: 'city', Preis: 'ignore' }),
      timezone: 'Europe/Istanbul',
    })
    const [event] = await desk.eventsOf(made.id)
    expect(event).toMatchObject({ title: 'Tanzabend', timezone: 'Europe/Berlin', location: 'Köln' })
    expect(event?.price).toBe(0)
  })
})

describe('an interrupted import', () => {
  test('goes on where it stopped, and makes nothing twice', async () => {
    const id = await desk.begin(eventRows('Cut', 50))
    const stopping = new AbortController()
    await runImport({
      payload: desk.payload,
      id,
      signal: stopping.signal,
      onProgress: async () => stopping.abort(),
    })
    expect(await desk.read(id)).toMatchObject({ status: 'running', done: 20, created: 20 })
    await desk.run(id)
    expect(await desk.read(id)).toMatchObject({ status: 'completed', done: 50, created: 50 })
    expect(await desk.eventsOf(id)).toHaveLength(50)
  })

  test('run by two workers at once has each effect once', async () => {
    const id = await desk.begin(eventRows('Both', 40))
    await Promise.all([desk.run(id), desk.run(id)])
    await desk.run(id)
    expect(await desk.read(id)).toMatchObject({ status: 'completed', created: 40, unchanged: 0 })
    expect(await desk.eventsOf(id)).toHaveLength(40)
  })

  test('that was cancelled writes nothing more, and cannot be started again', async () => {
    const id = await desk.begin(eventRows('Gone', 50), { dryRun: 'true' })
    await desk.run(id)
    expect((await desk.post(id, 'cancel')).body.import).toMatchObject({ status: 'cancelled' })
    const refused = await desk.post(id, 'start')
    expect(refused.status).toBe(409)
    expect(refused.body.errors?.[0]).toMatchObject({
      code: 'ILLEGAL_TRANSITION',
      data: { from: 'cancelled', legal: [] },
    })
    expect(await desk.eventsOf(id)).toEqual([])
  })
})

describe('with a worker running', () => {
  beforeAll(() => desk.startWorker())

  test('runs by its job after the upload has committed, and tells how far it is', async () => {
    const id = await desk.begin(eventRows('By job', 45))
    await waitUntil({
      what: 'the import is completed',
      timeoutMs: 60_000,
      holds: async () => (await desk.read(id)).status === 'completed',
    })
    expect(await desk.read(id)).toMatchObject({ created: 45, done: 45, total: 45 })
  })

  test('is found by the sweep when it stands still', async () => {
    const id = await desk.begin(eventRows('Still', 3))
    await queryRows(
      desk.payload,
      sql`UPDATE event_imports SET updated_at = now() - interval '1 hour' WHERE id = ${id}`,
    )
    const { restarted } = await sweepImports(desk.payload)
    expect(restarted).toBeGreaterThanOrEqual(1)
    await waitUntil({
      what: 'the sweep had it run',
      timeoutMs: 30_000,
      holds: async () => (await desk.read(id)).status === 'completed',
    })
  })
})
