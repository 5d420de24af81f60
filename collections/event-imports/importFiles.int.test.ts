import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createLocalReq } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { readEvents } from '@/lib/eventImport/readEvents'
import { readImportFile, storeImportFile } from '@/operations/eventImports/importFile'
import { eventRows, type ImportDesk, startImportDesk } from '@/testing/importDesk'

let desk: ImportDesk

beforeAll(async () => {
  desk = await startImportDesk()
})
afterAll(() => desk.close())

describe('a file that is none', () => {
  test.each([
    ['an Excel sheet', Buffer.from('504b030414000600', 'hex'), 'NOT_TEXT'],
    ['an empty file', '', 'FILE_EMPTY'],
    ['columns that make no event', 'a,b\n1,2\n', 'COLUMNS_MISSING'],
    ['a page of prose', 'Dear all,\nplease find the events below.\n', 'COLUMNS_MISSING'],
    ['broken JSON', '[{"title": "A",}', 'MALFORMED_JSON'],
  ])('%s is refused at once with the reason', async (_what, text, reason) => {
    const { status, body } = await desk.upload({ text })
    expect({ status, data: body.errors?.[0]?.data }).toMatchObject({
      status: 422,
      data: { reason, fields: [{ path: 'file', message: expect.any(String) }] },
    })
  })

  test('that breaks off in the middle is refused before any event is made', async () => {
    const text = `[${Array.from({ length: 60 }, (_, n) => `{"title":"Torn ${n}","start":"2027-01-01"},`).join('\n')}`
    const row = await desk.importText(text)
    expect(row).toMatchObject({ status: 'failed', created: 0, failure: { code: 'TRUNCATED_JSON' } })
    expect(await desk.eventsOf(row.id)).toEqual([])
  })

  test('nothing at all is asked for politely', async () => {
    const response = await desk.request('/api/events/import', {
      method: 'POST',
      token: desk.admin,
      body: {},
    })
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('multipart/form-data')
  })

  test('options that make no sense are named one by one', async () => {
    const { status, body } = await desk.upload({
      text: eventRows('No', 1),
      fields: {
        ...{
          dryRun: 'perhaps',
          timezone: 'Mars/Base',
          currency: 'XXQ',
          mapping: '{"a":"nothing"}',
        },
      },
    })
    expect(status).toBe(422)
    const fields = body.errors?.[0]?.data?.fields as { path: string }[]
    expect(fields.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['dryRun', 'timezone', 'currency']),
    )
  })
})

describe('around it', () => {
  test('only those who may import reach any of it', async () => {
    const { body } = await desk.upload({ text: eventRows('Closed', 1), fields: { dryRun: 'true' } })
    const marketing = (await desk.makeUser('marketing')).token
    const refused = await desk.upload({ text: eventRows('Closed', 1), token: marketing })
    expect(refused.status).toBe(403)
    for (const [method, verb] of [
      ['GET', 'report'],
      ['POST', 'start'],
      ['POST', 'cancel'],
    ] as const) {
      const path = `/api/event-imports/${body.import?.id}/${verb}`
      const as = async (token?: string) =>
        (await desk.request(path, { method, token, body: method === 'POST' ? {} : undefined }))
          .status
      expect([await as(marketing), await as()]).toEqual([403, 401])
    }
  })

  test('one Idempotency-Key makes one import', async () => {
    const headers = { 'Idempotency-Key': 'import-once' }
    const first = await desk.upload({
      text: eventRows('Once', 1),
      fields: { dryRun: 'true' },
      headers,
    })
    const second = await desk.upload({
      text: eventRows('Once', 1),
      fields: { dryRun: 'true' },
      headers,
    })
    expect(second.body.import?.id).toBe(first.body.import?.id)
    expect(
      (await desk.upload({ text: eventRows('Other', 1), fields: { dryRun: 'true' }, headers }))
        .status,
    ).toBe(422)
  })

  test('the report comes whole as CSV in the language of the reader, formulas escaped', async () => {
    const row = await desk.importText('title,start\n=1+1,never\n', { dryRun: 'true' })
    const response = await desk.request(`/api/event-imports/${row.id}/report?format=csv`, {
      token: desk.admin,
      headers: { 'Accept-Language': 'tr' },
    })
    const text = await response.text()
    expect(response.headers.get('content-type')).toContain('text/csv')
    expect(text).toContain('satır,düzey,kod')
    expect(text).toContain('2,error,DATE_UNREADABLE,startDate')
  })

  test('a file is read in pieces, never whole', async () => {
    const row = await desk.importText(eventRows('Seed', 1), { dryRun: 'true' })
    const { payload } = desk
    await queryRows(payload, sql`DELETE FROM event_import_chunks WHERE import_id = ${row.id}`)
    const bytes = Buffer.from(eventRows('A row among very many others', 15_000))
    const req = await createLocalReq({}, payload)
    await inTransaction(req, () => storeImportFile({ req, id: row.id, bytes }))
    let pieces = 0
    async function* counted() {
      for await (const piece of readImportFile(payload, row.id)) {
        pieces += 1
        yield piece
      }
    }
    const events = readEvents({ bytes: counted() })
    expect((await events.next()).value).toMatchObject({ index: 0, line: 2 })
    expect(pieces).toBe(1)
    let total = 1
    for await (const _event of events) total += 1
    expect(total).toBe(15_000)
    expect(pieces).toBeGreaterThan(2)
  })
})

/** The real file lies beside the project where its owner works; elsewhere these few lines stand in. */
const conferences = path.resolve('../shared/data/conferences.json')
const own = JSON.stringify({
  source: 'written for this test',
  conferences: [
    {
      ...{ name: 'Kıyı Yazılım Günü', url: 'https://kiyi.example', startDate: '2027-05-04' },
      ...{
        endDate: '2027-05-05',
        city: 'İzmir',
        country: 'Turkey',
        online: false,
        topic: 'general',
      },
    },
    {
      ...{ name: 'Nordic Queue Summit', startDate: '2027-06-01', endDate: '2027-06-01' },
      ...{ city: 'Oslo', country: 'Norway', online: true, topic: 'messaging' },
    },
  ],
})

describe('a real list of conferences', () => {
  test('comes in whole, with zones and metadata, and a second time changes nothing', async () => {
    const text = existsSync(conferences) ? await readFile(conferences) : own
    const list = (JSON.parse(String(text)) as { conferences: { topic: string }[] }).conferences
    const checked = await desk.importText(text, { dryRun: 'true' })
    expect(checked).toMatchObject({ status: 'checked', total: list.length, refused: 0 })

    const first = await desk.importText(text)
    expect(first).toMatchObject({
      ...{ status: 'completed', done: list.length, refused: 0 },
      ...{ created: checked.created, duplicates: checked.duplicates },
    })
    expect(first.created + first.duplicates).toBe(list.length)
    const events = await desk.eventsOf(first.id)
    expect(events).toHaveLength(first.created)
    const metadata = events.map((event) => (event.metadata ?? {}) as { topic?: string })
    expect(metadata.every(({ topic }) => topic)).toBe(true)
    expect(new Set(events.map(({ slug }) => slug)).size).toBe(first.created)
    expect(new Set(events.map(({ timezone }) => timezone)).size).toBeGreaterThan(1)

    const second = await desk.importText(text)
    expect(second).toMatchObject({
      ...{ status: 'completed', created: 0, updated: 0, kept: 0 },
      ...{ unchanged: first.created, duplicates: first.duplicates },
    })
  }, 600_000)
})
