/** A cell: text, a number, a local time as `YYYY-MM-DD HH:MM` in a column of moments, or nothing. */
export type SheetValue = string | number | null

export type SheetColumn = {
  header: string
  /** Text unless said. */
  kind?: 'moment' | 'number'
  /** In characters. */
  width: number
}

export type Sheet = { columns: SheetColumn[]; batches: AsyncIterable<SheetValue[][]> }
