import type { CollectionAfterReadHook } from 'payload'
import type { Event } from '@/payload-types'

/** The folded texts exist to be searched; as readable fields they can be, and nobody needs to see them. */
export const hideSearchTexts: CollectionAfterReadHook<Event> = ({ doc }) => {
  delete doc.searchText
  delete doc.searchPlace
  return doc
}
