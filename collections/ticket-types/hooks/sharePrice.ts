import type { CollectionAfterChangeHook } from 'payload'
import { fromMinorUnits } from '@/lib/fromMinorUnits'
import { appendAudit } from '@/operations/audit/appendAudit'
import { describeChange } from '@/operations/audit/describeChange'
import type { TicketType } from '@/payload-types'

/** The price of the default ticket type is the price of its event, wherever it was changed. */
export const sharePrice: CollectionAfterChangeHook<TicketType> = async ({
  doc,
  operation,
  previousDoc,
  req,
}) => {
  const diff = describeChange({
    before: (operation === 'update' ? previousDoc : {}) as TicketType,
    after: doc,
    fields: ['name', 'kind', 'priceMinor', 'visibility', 'status', 'validFrom', 'validThrough'],
  })
  if (Object.keys(diff).length === 0) return doc
  await appendAudit({
    req,
    action: operation === 'create' ? 'ticket-types.created' : 'ticket-types.updated',
    subjectType: 'ticket-types',
    subject: doc.id,
    diff,
  })
  if (!doc.isDefault || !diff.priceMinor) return doc
  const event = typeof doc.event === 'string' ? doc.event : doc.event.id
  await req.payload.update({
    collection: 'events',
    id: event,
    data: { price: fromMinorUnits({ amountMinor: doc.priceMinor, currency: doc.currency }) },
    depth: 0,
    trash: true,
    // Whoever may change the ticket may change what it costs.
    overrideAccess: true,
    req,
  })
  return doc
}
