import type { CollectionAfterChangeHook } from 'payload'
import { registerMessage } from '@/operations/tickets/registerMessage'

/** A new message enters the log of its ticket, and the other side hears of it. */
export const logMessage: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  if (operation !== 'create') return doc
  const { seq, publicSeq } = await registerMessage({ req, id: doc.id })
  return { ...doc, seq, publicSeq }
}
