import type { DefaultServerCellComponentProps } from 'payload'
import { languageOf } from '@/lib/localisedText'
import { accountStatuses, type AccountStatus } from '@/lib/social/platforms'
import { StatusBadge } from './StatusBadge'

/** Whether posts can go out by an account, in the list. */
export function AccountStatusCell({ cellData, i18n }: DefaultServerCellComponentProps) {
  const status = cellData as AccountStatus
  const label = accountStatuses[status]
  return label ? <StatusBadge status={status} text={label[languageOf(i18n.language)]} /> : null
}
