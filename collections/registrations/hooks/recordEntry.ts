import type { CollectionAfterChangeHook } from 'payload'
import type { Registration } from '@/payload-types'
import { recordStaffEdit } from '@/operations/registrations/recordStaffEdit'
import { recordStaffEntry } from '@/operations/registrations/recordStaffEntry'

/** After a write through the collection: ledger, audit entry, mails and the live notice of a new registration. */
export const recordEntry: CollectionAfterChangeHook<Registration> = async ({
  doc,
  previousDoc,
  operation,
  req,
}) => {
  if (operation === 'create') await recordStaffEntry(req, doc.id)
  else await recordStaffEdit({ req, before: previousDoc, after: doc })
  return doc
}
