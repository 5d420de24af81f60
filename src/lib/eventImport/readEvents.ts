import type { EventDraft } from '@/lib/eventImport/eventDraft'
import { ImportFileError } from '@/lib/eventImport/importFileError'
import { type ImportField, findImportField } from '@/lib/eventImport/importFields'
import { type FieldMapping, makeRecordMapper } from '@/lib/eventImport/mapRecord'
import { foldName } from '@/lib/eventImport/foldName'
import { type RowProblem, makeProblem } from '@/lib/eventImport/problems'
import { type DraftOptions, readEventDraft } from '@/lib/eventImport/readEventDraft'
import { type FoundShape, type ReadOptions, readRows } from '@/lib/eventImport/readRows'
import { makeSeenKeys } from '@/lib/eventImport/seenKeys'

export type ImportedRow = {
  /** Position among the rows of the file, from 0; the cursor of a resumed import. */
  index: number
  line: number
  /** null where the row is refused, or is a duplicate of an earlier one. */
  draft: EventDraft | null
  isDuplicate: boolean
  problems: RowProblem[]
}

const requiredFields: ImportField[] = ['title', 'startDate']

/** A CSV whose columns cannot make any event is refused as a whole, not row by row. */
function assertColumns(columns: string[], mapping: FieldMapping): void {
  const mapped = new Map(Object.entries(mapping).map(([column, to]) => [foldName(column), to]))
  const targets = new Set(
    columns.map((column) => mapped.get(foldName(column)) ?? findImportField(column)?.field),
  )
  const missing = requiredFields.filter((field) => !targets.has(field))
  if (missing.length > 0) throw new ImportFileError('COLUMNS_MISSING', { names: missing })
}

/**
 * Reads a file of events row by row: the same file and options give the same rows every time, so an
 * import that stopped goes on by skipping the rows it has seen. Of rows with one identity the first is
 * taken. Memory stays flat but for 24 bytes per event that guard against duplicates.
 * @throws ImportFileError when the rest of the file cannot be trusted, or it holds no event at all
 */
export async function* readEvents(options: {
  bytes: AsyncIterable<Uint8Array>
  read?: ReadOptions
  mapping?: FieldMapping
  draft?: DraftOptions
  found?: FoundShape
}): AsyncGenerator<ImportedRow> {
  const { bytes, read, mapping = {}, draft: draftOptions, found = {} } = options
  const map = makeRecordMapper(mapping)
  const firstLineOf = makeSeenKeys()
  let index = 0

  for await (const { line, record, problem } of readRows({ bytes, read, found })) {
    if (index === 0 && found.columns) assertColumns(found.columns, mapping)
    if (!record) {
      yield { index, line, draft: null, isDuplicate: false, problems: [problem] }
    } else {
      const { draft, problems } = readEventDraft({ record, line, map, draft: draftOptions })
      const firstLine = draft && firstLineOf(draft.importKey, line)
      if (firstLine) {
        problems.push(makeProblem({ line, code: 'DUPLICATE_IN_FILE', facts: { firstLine } }))
      }
      yield {
        index,
        line,
        draft: firstLine ? null : draft,
        isDuplicate: Boolean(firstLine),
        problems,
      }
    }
    index += 1
  }
  if (index === 0) {
    if (found.columns) assertColumns(found.columns, mapping)
    throw new ImportFileError('NO_EVENTS')
  }
}
