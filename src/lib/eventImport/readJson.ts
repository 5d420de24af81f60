import { getManyValues, isMany } from 'stream-chain/core'
import { jsonParser } from 'stream-json/core/parser.js'
import { ImportFileError } from '@/lib/eventImport/importFileError'
import { makeListScanner } from '@/lib/eventImport/listScanner'
import { peekText } from '@/lib/eventImport/peekText'
import { makeProblem } from '@/lib/eventImport/problems'
import { type SourceRow, maxRowChars } from '@/lib/eventImport/sourceRow'

const headChars = maxRowChars
const lookahead = ' '.repeat(16)
const parserOptions = { packValues: true, streamValues: false }

/** Whole numbers that JSON.parse would round; identities are often such numbers. */
const longNumber = /(?<![\d."])\d{16,}(?![\d.eE])/

function parseValue(text: string): unknown {
  if (!longNumber.test(text)) return JSON.parse(text)
  const scanner = makeListScanner()
  const tokens = jsonParser(parserOptions)(`[${text}]`)
  let row: SourceRow | null = null
  for (const token of isMany(tokens) ? getManyValues(tokens) : [])
    row = scanner.take(token, 1) ?? row
  scanner.end(1)
  return row?.record
}

function parseObject(text: string): Record<string, unknown> | 'broken' | 'other' {
  try {
    const value = parseValue(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as Record<string, unknown>) : 'other'
  } catch {
    return 'broken'
  }
}

/** One JSON object per line (NDJSON)? Told by the first line being one and another following. */
function isLineByLine(head: string): boolean {
  const start = head.trimStart()
  const end = start.indexOf('\n')
  if (end < 0 || start.slice(end).trim() === '') return false
  return typeof parseObject(start.slice(0, end)) === 'object'
}

/** Text cut after each "\n", so that whoever takes the pieces can count lines. */
async function* cutAfterNewlines(text: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const chunk of text) {
    let from = 0
    while (from < chunk.length) {
      const newline = chunk.indexOf('\n', from)
      const to = newline < 0 ? chunk.length : newline + 1
      yield chunk.slice(from, to)
      from = to
    }
  }
}

async function* readLines(text: AsyncIterable<string>): AsyncGenerator<SourceRow> {
  let line = 1
  let held = ''
  const read = (row: string): SourceRow | null => {
    if (row.trim() === '') return null
    const record = parseObject(row)
    if (typeof record === 'object') return { line, record }
    const code = record === 'broken' ? 'UNREADABLE_ROW' : 'NOT_AN_EVENT'
    return { line, problem: makeProblem({ line, code }) }
  }
  for await (const piece of cutAfterNewlines(text)) {
    held += piece
    if (held.length > maxRowChars) {
      throw new ImportFileError('ROW_TOO_LARGE', { line, max: maxRowChars })
    }
    if (!piece.endsWith('\n')) continue
    const row = read(held)
    if (row) yield row
    held = ''
    line += 1
  }
  const row = read(held)
  if (row) yield row
}

async function* readDocument(text: AsyncIterable<string>): AsyncGenerator<SourceRow> {
  const parse = jsonParser(parserOptions)
  const scanner = makeListScanner()
  let line = 1
  let charsSinceRow = 0

  const feed = (piece: string) => {
    try {
      // The parser looks some letters ahead: blanks after a line make it judge the line at once.
      const tokens = parse(piece.endsWith('\n') ? piece + lookahead : piece)
      return isMany(tokens) ? getManyValues(tokens) : []
    } catch {
      // The parser reports a broken text by plain errors that know no position.
      throw new ImportFileError('MALFORMED_JSON', { line })
    }
  }
  for await (const piece of cutAfterNewlines(text)) {
    charsSinceRow += piece.length
    for (const token of feed(piece)) {
      const row = scanner.take(token, line)
      if (!row) continue
      charsSinceRow = 0
      yield row
    }
    if (charsSinceRow > maxRowChars) {
      throw new ImportFileError('ROW_TOO_LARGE', { line: scanner.rowLine(), max: maxRowChars })
    }
    if (piece.endsWith('\n')) line += 1
  }
  const row = scanner.end(line)
  if (row) yield row
}

/**
 * Reads events from JSON in flat memory: an array of objects, an object with one such array inside,
 * one object per line (NDJSON), or a single object. `line` is where an object begins. In NDJSON a
 * broken line is a problem and the next one is read; elsewhere nothing after a break can be trusted.
 * @throws ImportFileError with the line where the text breaks
 */
export async function* readJson(options: {
  text: AsyncGenerator<string>
}): AsyncGenerator<SourceRow> {
  const { head, text } = await peekText(options.text, headChars)
  yield* isLineByLine(head) ? readLines(text) : readDocument(text)
}
