import { describe, expect, it } from '@jest/globals'
import { type FoundShape, readRows } from './readRows'
import type { SourceRow } from './sourceRow'

async function* bytesOf(text: string, size: number) {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(text: string, size = 65_536) {
  const found: FoundShape = {}
  const rows: SourceRow[] = []
  for await (const row of readRows({ bytes: bytesOf(text, size), found })) rows.push(row)
  expect(found.format).toBe('json')
  return rows.map((row) => [row.line, row.record ?? row.problem.code])
}

const pretty = JSON.stringify(
  [{ name: 'Çağrı "2026"', tags: [{ a: 1 }], n: -1.5e3 }, { name: 'İki' }],
  null,
  2,
)

describe('readJson', () => {
  it.each([65_536, 7, 1])(
    'reads an array of objects with their lines, in pieces of %i',
    async (size) => {
      expect(await read(pretty, size)).toEqual([
        [2, { name: 'Çağrı "2026"', tags: [{ a: 1 }], n: -1500 }],
        [11, { name: 'İki' }],
      ])
    },
  )

  it.each([65_536, 1])(
    'finds the one list of objects in an object, in pieces of %i',
    async (size) => {
      const text =
        '{\n"source": "x", "tags": ["a", []], "page": {"list": [{"no": 1}]},\n"events": [\n{"name": "A"}\n,{"name": "B"}], "total": 2}'
      expect(await read(text, size)).toEqual([
        [4, { name: 'A' }],
        [5, { name: 'B' }],
      ])
    },
  )

  it('reads a document on a single line', async () => {
    expect(await read('{"docs":[{"name":"A"},{"name":"B"}],"totalDocs":2}')).toHaveLength(2)
    expect(await read('[{"name":"A"},{"name":"B"}]\n')).toHaveLength(2)
  })

  it.each([65_536, 3])(
    'reads one object per line and steps over broken lines, in pieces of %i',
    async (size) => {
      const text = '{"name":"A","list":[{"x":1}]}\n\n{"name":"B"\n[1]\n{"name":"Ç"}'
      expect(await read(text, size)).toEqual([
        [1, { name: 'A', list: [{ x: 1 }] }],
        [3, 'UNREADABLE_ROW'],
        [4, 'NOT_AN_EVENT'],
        [5, { name: 'Ç' }],
      ])
    },
  )

  it('takes an object without a list of objects as the event itself', async () => {
    const one = { name: 'A', tags: ['x'], city: 'Van' }
    expect(await read(JSON.stringify(one))).toEqual([[1, one]])
    expect(await read(`\n${JSON.stringify(one, null, 2)}`)).toEqual([[2, one]])
  })

  it('finds no event in an empty list', async () => {
    expect(await read('[]')).toEqual([])
    expect(await read('{"source":"x","events":[]}')).toEqual([])
  })

  it('names elements that are no objects and reads the others', async () => {
    expect(await read('[1,\n"iki",\nnull,\n[{"a":1}],\n{"name":"A"}]')).toEqual([
      [1, 'NOT_AN_EVENT'],
      [2, 'NOT_AN_EVENT'],
      [3, 'NOT_AN_EVENT'],
      [4, 'NOT_AN_EVENT'],
      [5, { name: 'A' }],
    ])
  })

  it('keeps whole numbers exact that a float would round', async () => {
    const long = '{"id":12345678901234567891,"other":9007199254740993,"year":2026}'
    const exact = { id: '12345678901234567891', other: '9007199254740993', year: 2026 }
    expect(await read(`[${long}]`)).toEqual([[1, exact]])
    expect(await read(`${long}\n${long}`)).toEqual([
      [1, exact],
      [2, exact],
    ])
  })

  it.each([
    ['a missing bracket', '[\n{"name": "A"},\n{"name": "B"', 'TRUNCATED_JSON', 3],
    ['a text that breaks off in a word', '[\n{"name": "Zir', 'TRUNCATED_JSON', 2],
    ['a missing comma', '[\n{"name": "A"}\n{"name": "B"}\n]', 'MALFORMED_JSON', 3],
    ['a trailing comma', '[\n{"name": "A"},\n]', 'MALFORMED_JSON', 3],
    ['a single quote', "[\n{'name': 1}]", 'MALFORMED_JSON', 2],
    ['a line break in a text', '[{"name": "A\nB"}]', 'MALFORMED_JSON', 1],
    ['more after the end', '[{"name": "A"}]\n\nx', 'MALFORMED_JSON', 3],
    ['two lists', '{"speakers": [{"a": 1}],\n"events": [{"b": 2}]}', 'SEVERAL_LISTS', 2],
    ['endless nesting', `[{"a":${'['.repeat(200)}`, 'TOO_DEEP', 1],
  ])('stops at %s and says the line', async (_name, text, code, line) => {
    await expect(read(text)).rejects.toMatchObject({ code, line })
  })

  it('stops at a value without end, instead of filling the memory', async () => {
    await expect(read(`[\n{"name": "${'x'.repeat(1_200_000)}`)).rejects.toMatchObject({
      code: 'ROW_TOO_LARGE',
      line: 2,
    })
    const line = `{"name":"A"}\n{"name":"${'x'.repeat(1_200_000)}"}\n`
    await expect(read(line)).rejects.toMatchObject({ code: 'ROW_TOO_LARGE', line: 2 })
  })

  it('refuses another kind of value where JSON was promised', async () => {
    const rows = readRows({ bytes: bytesOf('12', 10), read: { format: 'json' } })
    await expect(rows.next()).rejects.toMatchObject({ code: 'MALFORMED_JSON', line: 1 })
  })

  it('builds plain objects only, whatever the names', async () => {
    const [row] = await read('[{"__proto__": {"polluted": true}, "name": "A"}]')
    const record = row?.[1] as Record<string, unknown>
    expect(Object.getPrototypeOf(record)).toBe(Object.prototype)
    expect(record.polluted).toBeUndefined()
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})
