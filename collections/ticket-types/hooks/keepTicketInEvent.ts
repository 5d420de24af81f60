import type { CollectionBeforeValidateHook } from 'payload'
import { AppError, invalidFields } from '@/errors'
import { isUuid } from '@/lib/isUuid'
import { sayTo } from '@/lib/sayTo'
import { findTicketEvent } from '@/operations/events/findTicketEvent'
import type { TicketType } from '@/payload-types'

const idOf = (value: unknown) =>
  typeof value === 'object' && value !== null ? (value as { id?: unknown }).id : value

/**
 * A ticket type stays with its event, is sold in the event's currency and draws from the event's pools:
 * from the main one where it names none, so that no ticket is sold past the event's seats.
 */
export const keepTicketInEvent: CollectionBeforeValidateHook<TicketType> = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const eventId = idOf(data?.event)
  // What is missing or malformed is refused by the fields.
  if (!data || !isUuid(eventId)) return data
  if (operation === 'update' && idOf(originalDoc?.event) !== eventId) {
    throw new AppError('CONFLICT', {
      message: sayTo(req, {
        en: 'A ticket type stays with its event. Make a new one for the other event.',
        tr: 'Bilet türü etkinliğinde kalır. Diğer etkinlik için yenisini oluşturun.',
      }),
    })
  }
  const event = await findTicketEvent(req, eventId)
  if (!event) return data
  const currency = typeof data.currency === 'string' ? data.currency.trim().toUpperCase() : ''
  if (currency && currency !== event.currency) {
    throw invalidFields([
      {
        path: 'currency',
        message: sayTo(req, {
          en: `Tickets of this event are sold in ${event.currency}.`,
          tr: `Bu etkinliğin biletleri ${event.currency} ile satılır.`,
        }),
      },
    ])
  }
  data.currency = event.currency
  const pools = (Array.isArray(data.pools) ? data.pools : []).map(idOf)
  if (pools.length === 0) data.pools = event.pools.slice(0, 1)
  else if (!pools.every((pool) => event.pools.includes(String(pool)))) {
    throw invalidFields([
      {
        path: 'pools',
        message: sayTo(req, {
          en: 'Pools of this event only.',
          tr: 'Yalnızca bu etkinliğin havuzları.',
        }),
      },
    ])
  }
  const free = Number(data.priceMinor ?? 0) === 0
  if (data.kind === 'free' || data.kind === 'paid') data.kind = free ? 'free' : 'paid'
  return data
}
