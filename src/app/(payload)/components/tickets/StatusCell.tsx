import type { DefaultServerCellComponentProps } from 'payload'
import { languageOf } from '@/lib/localisedText'
import { ticketStates } from '@/lib/ticketStates'
import type { TicketStatus } from '@/lib/ticketStates'
import { Badge } from './Badge'

/** The status of a ticket in the list, by word and colour. */
export function StatusCell({ cellData, i18n }: DefaultServerCellComponentProps) {
  const status = cellData as TicketStatus
  const label = ticketStates.labels[status]
  return label ? <Badge kind={status} text={label[languageOf(i18n.language)]} /> : null
}
