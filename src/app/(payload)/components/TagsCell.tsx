import type { DefaultServerCellComponentProps } from 'payload'

/** Several short texts in a list, as one would write them; nothing where there are none. */
export function TagsCell({ cellData }: DefaultServerCellComponentProps) {
  return Array.isArray(cellData) ? cellData.join(', ') : null
}
