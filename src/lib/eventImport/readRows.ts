import { type TextEncoding, decodeText } from '@/lib/eventImport/decodeText'
import { ImportFileError } from '@/lib/eventImport/importFileError'
import { peekText } from '@/lib/eventImport/peekText'
import { type CsvDelimiter, readCsv } from '@/lib/eventImport/readCsv'
import { readJson } from '@/lib/eventImport/readJson'
import type { SourceRow } from '@/lib/eventImport/sourceRow'

type ImportFormat = 'csv' | 'json'

/** What reading has found out about the file so far; complete once the rows have ended. */
export type FoundShape = {
  format?: ImportFormat
  encoding?: TextEncoding
  /** CSV only. */
  delimiter?: string
  /** CSV only: the names in the first line. */
  columns?: string[]
}

export type ReadOptions = {
  format?: ImportFormat
  encoding?: TextEncoding
  delimiter?: CsvDelimiter
}

/** Skips white space at the start, so that the first letter tells the format. */
async function peekFirstLetter(source: AsyncGenerator<string>) {
  let wanted = 1
  for (;;) {
    const { head, isWhole, text } = await peekText(source, wanted)
    const letter = head.trimStart()[0]
    if (letter || isWhole) return { letter, text }
    source = text
    wanted = head.length + 1
  }
}

/**
 * Reads a CSV or JSON file of any size row by row, in flat memory. What `options` does not say is
 * found out from the content and told in `found`.
 * @throws ImportFileError, with the line, when the rest of the file cannot be trusted
 */
export async function* readRows(options: {
  bytes: AsyncIterable<Uint8Array>
  read?: ReadOptions
  found?: FoundShape
}): AsyncGenerator<SourceRow> {
  const { bytes, read = {} } = options
  const found = options.found ?? {}
  const decoded = decodeText({ bytes, encoding: read.encoding, found })
  try {
    const { letter, text } = await peekFirstLetter(decoded)
    if (!letter) throw new ImportFileError('FILE_EMPTY')
    found.format = read.format ?? (letter === '{' || letter === '[' ? 'json' : 'csv')
    yield* found.format === 'json'
      ? readJson({ text })
      : readCsv({ text, delimiter: read.delimiter, found })
  } finally {
    // Releases the file also where a reader gave up before it came to the text.
    await decoded.return(undefined)
  }
}
