import type { CollectionBeforeChangeHook } from 'payload'
import { currencyDigits } from '@/lib/currencyDigits'
import { changePoolCapacity } from '@/operations/events/changePoolCapacity'
import { syncDefaultPrice } from '@/operations/events/syncDefaultPrice'
import type { Event } from '@/payload-types'

/** An event's capacity and price are those of its pool and its default ticket type: they move together. */
export const moveSeatsAndPrice: CollectionBeforeChangeHook<Event> = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation === 'create' || !originalDoc) return data
  const { id, currency: previousCurrency } = originalDoc
  const capacity = data.capacity ?? null
  const seats = capacity === null || (Number.isInteger(capacity) && capacity >= 0)
  if (seats && capacity !== (originalDoc.capacity ?? null)) {
    await changePoolCapacity({ req, event: id, capacity })
  }
  const currency = data.currency ?? previousCurrency
  const price = data.price ?? 0
  const priced = currency !== previousCurrency || price !== (originalDoc.price ?? 0)
  if (priced && currencyDigits(currency) !== null) {
    await syncDefaultPrice({ req, event: { id, price, currency }, previousCurrency })
  }
  return data
}
