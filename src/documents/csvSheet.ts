import { stringify } from 'csv-stringify/sync'
import { escapeFormula } from '@/lib/escapeFormula'
import type { Sheet, SheetValue } from './sheetColumns'

/** Without it, Excel takes UTF-8 for the code page of the machine. */
const byteOrderMark = '\uFEFF'

/**
 * A sheet as CSV (RFC 4180) in UTF-8, batch by batch: nothing is read before it is taken. Cells that a
 * spreadsheet would run are escaped.
 */
export function csvSheet({ columns, batches }: Sheet): ReadableStream<Uint8Array> {
  const rows = batches[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  const lines = (values: SheetValue[][]) =>
    encoder.encode(
      stringify(
        values.map((row) => row.map(cell)),
        { record_delimiter: '\r\n' },
      ),
    )
  return new ReadableStream<Uint8Array>(
    {
      start: (out) => {
        out.enqueue(encoder.encode(byteOrderMark))
        out.enqueue(lines([columns.map(({ header }) => header)]))
      },
      pull: async (out) => {
        const { value, done } = await rows.next()
        if (done) out.close()
        else out.enqueue(lines(value))
      },
      cancel: async () => {
        await rows.return?.()
      },
    },
    { highWaterMark: 1 },
  )
}

const cell = (value: SheetValue) =>
  value === null ? '' : typeof value === 'number' ? String(value) : escapeFormula(value)
