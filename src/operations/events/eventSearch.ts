import type { Where } from 'payload'
import { z } from 'zod'
import { foldText } from '@/lib/foldText'

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

const maxWords = 8

/** The search as conditions that all must hold. Pure. */
export function eventSearchWhere({ q, from, to, location, maxPrice }: EventSearch): Where[] {
  const words = foldText(q ?? '')
    .split(' ')
    .filter(Boolean)
    .slice(0, maxWords)
  const place = literal(foldText(location ?? ''))
  return [
    ...words.map((word): Where => ({ searchText: { contains: literal(word) } })),
    ...(place ? [{ searchPlace: { contains: place } }] : []),
    ...(from ? [{ endDate: { greater_than_equal: new Date(from).toISOString() } }] : []),
    ...(to ? [{ startDate: { less_than_equal: endOf(to) } }] : []),
    ...(maxPrice === undefined ? [] : [{ price: { less_than_equal: maxPrice } }]),
  ]
}

/** Payload hands the text on as a pattern. */
const literal = (text: string) => text.replace(/[\\%_]/g, '\\$&')

const endOf = (to: string) =>
  new Date(day.safeParse(to).success ? `${to}T23:59:59.999Z` : to).toISOString()
