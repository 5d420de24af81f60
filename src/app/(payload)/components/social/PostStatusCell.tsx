import type { DefaultServerCellComponentProps } from 'payload'
import { languageOf } from '@/lib/localisedText'
import { postStates, type PostStatus } from '@/lib/social/postStates'
import { StatusBadge } from './StatusBadge'

/** The status of a post in the list. */
export function PostStatusCell({ cellData, i18n }: DefaultServerCellComponentProps) {
  const status = cellData as PostStatus
  const label = postStates.labels[status]
  return label ? <StatusBadge status={status} text={label[languageOf(i18n.language)]} /> : null
}
