import type { CollectionBeforeChangeHook } from 'payload'
import { foldText } from '@/lib/foldText'

/** What searches compare with: number, subject, category and description without case and accents. */
export const foldTicketText: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const now = { ...originalDoc, ...data }
  const parts = [now.number, now.subject, now.category, now.description]
  return { ...data, searchText: foldText(parts.filter(Boolean).join(' ')) }
}
