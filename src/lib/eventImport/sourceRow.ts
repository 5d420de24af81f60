import type { RowProblem } from '@/lib/eventImport/problems'

/** One row as it stands in the file; `line` is where it begins, counted from 1. */
export type SourceRow =
  | { line: number; record: Record<string, unknown>; problem?: undefined }
  | { line: number; record?: undefined; problem: RowProblem }

/** Larger rows are refused: they are almost always an unclosed quotation mark or bracket. */
export const maxRowChars = 1_000_000
