import type { CollectionAfterReadHook } from 'payload'
import type { Ticket } from '@/payload-types'

/** The folded text exists to be searched; as a readable field it can be, and nobody needs to see it. */
export const hideTicketText: CollectionAfterReadHook<Ticket> = ({ doc }) => {
  delete doc.searchText
  return doc
}
