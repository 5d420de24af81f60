import type { Where } from 'payload'
import { z } from 'zod'
import { searchWords } from '@/lib/searchWords'

const day = z.iso.date()
const moment = z.iso.datetime({ offset: true })
const when = z.union([day, moment], {
  error: 'A day (2026-05-01) or an instant with its offset (2026-05-01T09:00:00Z).',
})

/**
 * What `GET /api/events` takes beside Payload's own parameters: `q` searches title, summary, organiser and
 * place, word by word; `from` and `to` keep events that take place between the two (a day counts whole, in
 * UTC); `location` is part of the place; `maxPrice` is in the event's own currency. Letters match without
 * case and accents.
 */
export const eventSearchSchema = z.object({
  q: z.string().max(200).optional(),
  from: when.optional(),
  to: when.optional(),
  location: z.string().max(200).optional(),
  maxPrice: z.coerce.number<string>().min(0).optional(),
})

export type EventSearch = z.output<typeof eventSearchSchema>

/** The search as conditions that all must hold. Pure. */
export function eventSearchWhere({ q, from, to, location, maxPrice }: EventSearch): Where[] {
  const place = location?.trim()
  return [
    ...searchWords(q).map((word): Where => ({ searchText: { contains: word } })),
    ...(place ? [{ searchPlace: { contains: place } }] : []),
    ...(from ? [{ endDate: { greater_than_equal: new Date(from).toISOString() } }] : []),
    ...(to ? [{ startDate: { less_than_equal: endOf(to) } }] : []),
    ...(maxPrice === undefined ? [] : [{ price: { less_than_equal: maxPrice } }]),
  ]
}

const endOf = (to: string) =>
  new Date(day.safeParse(to).success ? `${to}T23:59:59.999Z` : to).toISOString()
