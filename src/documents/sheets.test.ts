import { describe, expect, test } from '@jest/globals'
import ExcelJS from 'exceljs'
import { csvSheet } from './csvSheet'
import type { SheetColumn, SheetValue } from './sheetColumns'
import { xlsxSheet } from './xlsxSheet'

const columns: SheetColumn[] = [
  { header: 'Ad', width: 20 },
  { header: 'Ücret', width: 10, kind: 'number' },
  { header: 'Giriş', width: 17, kind: 'moment' },
]

async function* oneBatch(rows: SheetValue[][]) {
  yield rows
}

const hostile = ['=1+1', '+90 555', '-2', '@SUM(A1)', '\tx', '\r=x', '＝1', '＋1', '＠x']
const rows: SheetValue[][] = [
  ['Şükrü İğneci', 12.5, '2026-05-01 09:30'],
  ['virgül, "tırnak"\nve satır', null, null],
  ...hostile.map((text): SheetValue[] => [text, 0, null]),
]

const bytesOf = async (stream: ReadableStream<Uint8Array>) =>
  Buffer.from(await new Response(stream).arrayBuffer())

describe('CSV', () => {
  test('is UTF-8 with a byte order mark, quoted where it must be, formulas escaped', async () => {
    const bytes = await bytesOf(csvSheet({ columns, batches: oneBatch(rows) }))
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const text = bytes.toString('utf8').slice(1)
    expect(text.startsWith('Ad,Ücret,Giriş\r\nŞükrü İğneci,12.5,2026-05-01 09:30\r\n')).toBe(true)
    expect(text).toContain('"virgül, ""tırnak""\nve satır",,\r\n')
    for (const cell of hostile) expect(text).toContain(`'${cell}`)
  })
})

describe('XLSX', () => {
  test('is read by Excel with dates and numbers as such, and text that is never a formula', async () => {
    const stream = xlsxSheet(
      { columns, batches: oneBatch(rows) },
      { name: 'Kayıtlar [2026]', createdAt: '2026-05-01T00:00:00Z' },
    )
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load((await bytesOf(stream)) as never)
    const [page] = workbook.worksheets
    expect(page?.name).toBe('Kayıtlar  2026')
    expect((page?.getRow(1).values as unknown[]).slice(1)).toEqual(['Ad', 'Ücret', 'Giriş'])
    const first = page?.getRow(2)
    expect(first?.getCell(1).value).toBe('Şükrü İğneci')
    expect(first?.getCell(2).value).toBe(12.5)
    expect(first?.getCell(3).value).toEqual(new Date('2026-05-01T09:30:00Z'))
    hostile.forEach((text, at) => {
      // XML knows one line break only.
      expect(page?.getRow(4 + at).getCell(1).value).toBe(`'${text.replace('\r', '\n')}`)
      expect(page?.getRow(4 + at).getCell(1).formula).toBeUndefined()
    })
  })
})

describe('memory stays flat', () => {
  const total = 200

  /** Counts what was asked for, while nobody reads on. */
  function countedBatches() {
    let made = 0
    async function* batches() {
      while (made < total) {
        made += 1
        yield Array.from({ length: 500 }, (_, at): SheetValue[] => [
          `Kişi ${made}-${at} ${Math.sqrt(made * at)}`,
          at,
          null,
        ])
      }
    }
    return { batches: batches(), made: () => made }
  }

  test.each(['csv', 'xlsx'] as const)('%s asks for rows only as they are taken', async (format) => {
    const { batches, made } = countedBatches()
    const stream =
      format === 'csv'
        ? csvSheet({ columns, batches })
        : xlsxSheet({ columns, batches }, { name: 'x', createdAt: '2026-05-01T00:00:00Z' })
    const reader = stream.getReader()
    await reader.read()
    await settled(made)
    expect(made()).toBeLessThan(total / 4)
    let chunk = await reader.read()
    while (!chunk.done) chunk = await reader.read()
    expect(made()).toBe(total)
  })

  /** Resolves once a count has stopped growing. */
  async function settled(count: () => number) {
    let quiet = 0
    for (let before = -1; quiet < 200; before = count()) {
      quiet = before === count() ? quiet + 1 : 0
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
})
