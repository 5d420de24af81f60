import type { DefaultServerCellComponentProps } from 'payload'
import { languageOf } from '@/lib/localisedText'
import { ticketPriorities } from '@/lib/ticketPriorities'
import type { TicketPriority } from '@/lib/ticketPriorities'
import { Badge } from './Badge'

/** The priority of a ticket in the list, by word and colour. */
export function PriorityCell({ cellData, i18n }: DefaultServerCellComponentProps) {
  const priority = cellData as TicketPriority
  const label = ticketPriorities[priority]
  return label ? <Badge kind={priority} text={label[languageOf(i18n.language)]} /> : null
}
