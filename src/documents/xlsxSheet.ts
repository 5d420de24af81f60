import { once } from 'node:events'
import { PassThrough, Readable, type Writable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import type ExcelJS from 'exceljs'
import { escapeFormula } from '@/lib/escapeFormula'
import type { Sheet, SheetColumn, SheetValue } from './sheetColumns'

type Options = {
  /** Name of the worksheet. */
  name: string
  /** ISO 8601; stands for the clock. */
  createdAt: string
}

/**
 * A sheet as an Excel workbook, written while it is read: the next batch is asked for only once the reader
 * has taken what there is. Local times are real dates, numbers are numbers, and text is never a formula.
 */
export function xlsxSheet(sheet: Sheet, { name, createdAt }: Options): ReadableStream<Uint8Array> {
  const out = new PassThrough({ highWaterMark: 64 * 1024 })
  write({ sheet, name, createdAt, out }).catch((error: unknown) => out.destroy(error as Error))
  return Readable.toWeb(out) as ReadableStream<Uint8Array>
}

type Writing = Options & { sheet: Sheet; out: PassThrough }

async function write({ sheet, name, createdAt, out }: Writing): Promise<void> {
  // Large, and loaded with the first workbook that somebody asks for.
  const { default: excel } = await import('exceljs')
  const workbook = new excel.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
  })
  workbook.creator = 'Rostrum'
  workbook.created = new Date(createdAt)
  workbook.modified = workbook.created
  const { columns, batches } = sheet
  const page = workbook.addWorksheet(worksheetName(name), {
    views: [{ state: 'frozen', ySplit: 1 }],
  })
  page.columns = columns.map(({ header, kind, width }) => ({
    header,
    width,
    style: kind === 'moment' ? { numFmt: 'yyyy-mm-dd hh:mm' } : {},
  }))
  page.getRow(1).font = { bold: true }
  page.getRow(1).commit()
  for await (const rows of batches) {
    if (out.destroyed) return
    for (const row of rows) page.addRow(row.map((value, at) => cell(value, columns[at]))).commit()
    await taken(page, out)
  }
  page.commit()
  await workbook.commit()
}

/**
 * Resolves once what was written is compressed and taken. The library writes on however slow the reader is,
 * into a buffer of its own: what that buffer feeds is asked instead.
 */
async function taken(page: ExcelJS.Worksheet, out: PassThrough): Promise<void> {
  const { pipes } = (page as unknown as { stream: { pipes: Writable[] } }).stream
  await setImmediate()
  for (const pipe of [...pipes, out]) {
    if (!pipe.writableNeedDrain || out.destroyed) continue
    await Promise.race([once(pipe, 'drain'), once(out, 'close')])
  }
}

/** Excel refuses longer names and these letters. */
const worksheetName = (name: string) =>
  name
    .replace(/[\\/?*[\]:']/g, ' ')
    .slice(0, 31)
    .trim()

function cell(value: SheetValue, column: SheetColumn | undefined) {
  if (typeof value !== 'string') return value
  // Excel knows no zones: the wall clock goes in as it stands.
  if (column?.kind === 'moment') return new Date(`${value.replace(' ', 'T')}:00Z`)
  return escapeFormula(value)
}
