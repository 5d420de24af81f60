import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import { ImportFileError } from '@/lib/eventImport/importFileError'
import { peekText } from '@/lib/eventImport/peekText'
import { makeProblem } from '@/lib/eventImport/problems'
import { type SourceRow, maxRowChars } from '@/lib/eventImport/sourceRow'

const csvDelimiters = [',', ';', '\t', '|'] as const
export type CsvDelimiter = (typeof csvDelimiters)[number]

const maxColumns = 500
const headChars = 65_536
const badQuotes = ['CSV_INVALID_CLOSING_QUOTE', 'INVALID_OPENING_QUOTE']

/** What a spreadsheet program writes above the header to name its delimiter. */
const delimiterLine = /^sep=(.)\n/i

/** The delimiter that stands most often in the first line that is not empty, outside quotes. */
function guessDelimiter(head: string): CsvDelimiter {
  const counts = new Map<string, number>()
  let isQuoted = false
  for (const letter of head.replace(/^\s+/, '')) {
    if (letter === '"') isQuoted = !isQuoted
    else if (isQuoted) continue
    else if (letter === '\n') break
    else counts.set(letter, (counts.get(letter) ?? 0) + 1)
  }
  return csvDelimiters.reduce((best, candidate) =>
    (counts.get(candidate) ?? 0) > (counts.get(best) ?? 0) ? candidate : best,
  )
}

/** Column names, each once, none empty. */
function nameColumns(cells: string[]): string[] {
  const seen = new Map<string, number>()
  return cells.map((cell, index) => {
    const name = cell.trim() || `column ${index + 1}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
}

type ParsedRow = { record: string[]; info: { lines: number } }

const countNewlines = (cells: string[]) =>
  cells.reduce((sum, cell) => sum + (cell.split('\n').length - 1), 0)

/**
 * Reads CSV row by row in flat memory; the first row names the columns. A row that breaks the
 * quoting rules or has too many cells becomes a problem and the next row is read.
 * `text` must end its lines with "\n". `found` tells the delimiter and the columns.
 * @throws ImportFileError where the rest of the file cannot be trusted
 */
export async function* readCsv(options: {
  text: AsyncGenerator<string>
  delimiter?: CsvDelimiter
  found?: { delimiter?: string; columns?: string[] }
}): AsyncGenerator<SourceRow> {
  const found = options.found ?? {}
  const { head, text } = await peekText(options.text, headChars)
  const named = delimiterLine.exec(head)
  const delimiter = options.delimiter ?? named?.[1] ?? guessDelimiter(head)
  found.delimiter = delimiter

  async function* body() {
    let isFirst = true
    for await (const piece of text) {
      // The line stays, empty, so that line numbers are those of the file.
      yield isFirst && named ? piece.replace(delimiterLine, '\n') : piece
      isFirst = false
    }
  }

  const brokenLines = new Set<number>()
  let lastLine = 0
  const parser = parse({
    delimiter,
    info: true,
    record_delimiter: '\n',
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: maxRowChars,
    skip_records_with_error: true,
    on_skip: (error) => {
      // Only a bad quote can be stepped over; after the others csv-parse drops text silently.
      if (error && !badQuotes.includes(error.code)) throw error
      lastLine = Number(error?.lines)
      brokenLines.add(lastLine)
    },
    on_record: (record: string[], { lines }) => {
      lastLine = lines
      return record
    },
  })
  // Its error reaches the loop below, which iterates the same parser.
  void pipeline(Readable.from(body()), parser).catch(() => undefined)

  function* broken(before: number): Generator<SourceRow> {
    for (const line of brokenLines) {
      if (line >= before) continue
      brokenLines.delete(line)
      yield { line, problem: makeProblem({ line, code: 'UNREADABLE_ROW' }) }
    }
  }

  let columns: string[] | undefined
  try {
    for await (const row of parser as AsyncIterable<ParsedRow>) {
      const line = row.info.lines - countNewlines(row.record)
      yield* broken(line)
      if (!columns) {
        if (row.record.length > maxColumns) {
          throw new ImportFileError('TOO_MANY_COLUMNS', { line, max: maxColumns })
        }
        columns = nameColumns(row.record)
        found.columns = columns
        continue
      }
      if (row.record.every((cell) => cell.trim() === '')) continue
      const extra = row.record.slice(columns.length)
      if (extra.some((cell) => cell.trim() !== '')) {
        const facts = { cells: row.record.length, columns: columns.length, delimiter }
        yield { line, problem: makeProblem({ line, code: 'TOO_MANY_CELLS', facts }) }
        continue
      }
      const cells = columns.map((name, index) => [name, row.record[index] ?? ''] as const)
      yield { line, record: Object.fromEntries(cells) }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = lastLine + 1
    if (error.code === 'CSV_MAX_RECORD_SIZE') {
      throw new ImportFileError('ROW_TOO_LARGE', { line, max: maxRowChars })
    }
    throw new ImportFileError('MALFORMED_CSV', { line })
  } finally {
    parser.destroy()
  }
  yield* broken(Infinity)
  if (!columns) throw new ImportFileError('FILE_EMPTY')
}
