import type { DefaultServerCellComponentProps } from 'payload'
import { formatBytes } from '@/lib/formatBytes'
import { languageOf } from '@/lib/localisedText'

/** How large a file is, in the list of files. */
export function FileSizeCell({ cellData, i18n }: DefaultServerCellComponentProps) {
  return typeof cellData === 'number' ? formatBytes(cellData, languageOf(i18n.language)) : null
}
