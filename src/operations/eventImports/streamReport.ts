import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { PayloadRequest } from 'payload'
import type { RowProblem } from '@/lib/eventImport/problems'
import type { Language } from '@/lib/localisedText'
import { readReportAfter, requireImport } from '@/operations/eventImports/readReport'

type Input = {
  req: PayloadRequest
  id: string
  level?: RowProblem['level']
  language: Language
}

const header = {
  en: ['line', 'level', 'code', 'field', 'column', 'message'],
  tr: ['satır', 'düzey', 'kod', 'alan', 'sütun', 'açıklama'],
}

/**
 * The whole report as CSV, as it is read: memory stays flat. Cells that a spreadsheet would take for a
 * formula are escaped. The caller has checked `events.import`.
 * @throws AppError NOT_FOUND
 */
export async function streamReport({ req, id, level, language }: Input): Promise<ReadableStream> {
  await requireImport(req, id)
  async function* rows() {
    yield header[language]
    for (let after = -1; ;) {
      const lines = await readReportAfter(req, { id, after, level })
      for (const { line, level: of, code, field, column, message } of lines) {
        yield [line, of, code, field ?? '', column ?? '', message[language]]
      }
      if (lines.length === 0) return
      after = lines[lines.length - 1]?.position ?? after
    }
  }
  const csv = Readable.from(rows()).pipe(stringify({ bom: true, escape_formulas: true }))
  return Readable.toWeb(csv) as ReadableStream
}
