import { describe, expect, it } from '@jest/globals'
import { readRows } from './readRows'
import type { CsvDelimiter } from './readCsv'
import type { FoundShape } from './readRows'
import type { SourceRow } from './sourceRow'

async function* bytesOf(text: string, size = 65_536) {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(text: string, options: { size?: number; delimiter?: CsvDelimiter } = {}) {
  const found: FoundShape = {}
  const rows: SourceRow[] = []
  const source = readRows({
    bytes: bytesOf(text, options.size),
    read: { format: 'csv', delimiter: options.delimiter },
    found,
  })
  for await (const row of source) rows.push(row)
  return { rows, found }
}

const records = (rows: SourceRow[]) =>
  rows.map((row) => [row.line, row.record ?? row.problem?.code])

describe('readCsv', () => {
  it.each([',', ';', '\t', '|'])(
    'finds the delimiter %j from the first line',
    async (delimiter) => {
      const { rows, found } = await read(
        `ad${delimiter}şehir\n"Zirve, 2026; A|B"${delimiter}İzmir\n`,
      )
      expect(found.delimiter).toBe(delimiter)
      expect(rows).toEqual([{ line: 2, record: { ad: 'Zirve, 2026; A|B', şehir: 'İzmir' } }])
    },
  )

  it('does not count delimiters inside quoted column names', async () => {
    const { found } = await read('"a,b,c,d";e\n1;2\n')
    expect(found).toMatchObject({ delimiter: ';', columns: ['a,b,c,d', 'e'] })
  })

  it('obeys the line in which Excel names its delimiter, and counts it as a line', async () => {
    const { rows, found } = await read('sep=|\nad|şehir\nZirve|Van\n')
    expect(found.delimiter).toBe('|')
    expect(records(rows)).toEqual([[3, { ad: 'Zirve', şehir: 'Van' }]])
  })

  it.each([65_536, 7, 1])(
    'tells the line each row begins on, in pieces of %i bytes',
    async (size) => {
      const text = 'ad,not\r\n\r\nA,"bir\r\niki\r\nüç"\r\n\r\n\r\nB,x\r\n"C\r\nD",y'
      const { rows } = await read(text, { size })
      expect(records(rows)).toEqual([
        [3, { ad: 'A', not: 'bir\niki\nüç' }],
        [8, { ad: 'B', not: 'x' }],
        [9, { ad: 'C\nD', not: 'y' }],
      ])
    },
  )

  it('names a row with a broken quotation mark and reads the others', async () => {
    const { rows } = await read('ad,not\nA,1\n"B "iç" tırnak",2\nC,3\nD" E,4\nF,5\n')
    expect(records(rows)).toEqual([
      [2, { ad: 'A', not: '1' }],
      [3, 'UNREADABLE_ROW'],
      [4, { ad: 'C', not: '3' }],
      [5, 'UNREADABLE_ROW'],
      [6, { ad: 'F', not: '5' }],
    ])
  })

  it('refuses a row with more cells than columns, and fills up a shorter one', async () => {
    const { rows } = await read('ad,şehir\nA,İzmir,Türkiye\nB\nC,Van,,\n')
    expect(records(rows)).toEqual([
      [2, 'TOO_MANY_CELLS'],
      [3, { ad: 'B', şehir: '' }],
      [4, { ad: 'C', şehir: 'Van' }],
    ])
  })

  it('skips rows of empty cells', async () => {
    const { rows } = await read('ad,şehir\n,\n  ,\nA,Van\n,,,\n')
    expect(records(rows)).toEqual([[4, { ad: 'A', şehir: 'Van' }]])
  })

  it('keeps both of two columns with one name, and one without a name', async () => {
    const { rows } = await read('ad,ad,\nA,B,C\n')
    expect(records(rows)).toEqual([[2, { ad: 'A', 'ad (2)': 'B', 'column 3': 'C' }]])
  })

  it('takes columns that are named like parts of an object as names', async () => {
    const { rows } = await read('__proto__,constructor\nA,B\n')
    expect(Object.entries(rows[0]?.record ?? {})).toEqual([
      ['__proto__', 'A'],
      ['constructor', 'B'],
    ])
    expect(({} as Record<string, unknown>).A).toBeUndefined()
  })

  it('says where a quotation mark was opened that never closes', async () => {
    const text = `ad,not\nA,1\nB,"açık\n${'satır,1\n'.repeat(50)}`
    await expect(read(text)).rejects.toMatchObject({ code: 'MALFORMED_CSV', line: 3 })
  })

  it('stops at a row that does not end, instead of filling the memory', async () => {
    const text = `ad,not\nA,1\nB,"${'x'.repeat(1_200_000)}`
    await expect(read(text)).rejects.toMatchObject({ code: 'ROW_TOO_LARGE', line: 3 })
  })

  it('refuses a file without a row, and one with far too many columns', async () => {
    await expect(read('')).rejects.toMatchObject({ code: 'FILE_EMPTY' })
    await expect(read(' \n\n')).rejects.toMatchObject({ code: 'FILE_EMPTY' })
    await expect(read(`${'a,'.repeat(600)}\n`)).rejects.toMatchObject({ code: 'TOO_MANY_COLUMNS' })
  })

  it('reads only as much of the file as the rows that are asked for', async () => {
    let pulled = 0
    let isReleased = false
    async function* endless() {
      try {
        yield Buffer.from('ad,şehir\n')
        for (;;) {
          pulled += 1
          yield Buffer.from('Zirve,İstanbul\n'.repeat(1000))
        }
      } finally {
        isReleased = true
      }
    }
    let count = 0
    for await (const row of readRows({ bytes: endless() })) {
      expect(row.record).toBeDefined()
      count += 1
      if (count === 5000) break
    }
    expect(pulled).toBeLessThan(60)
    expect(isReleased).toBe(true)
  })
})
