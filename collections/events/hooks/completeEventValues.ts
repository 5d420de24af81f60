import type { CollectionBeforeValidateHook } from 'payload'
import { uuidv7 } from 'uuidv7'
import { env } from '@/env'
import { findTimezone } from '@/lib/findTimezone'
import { reserveSlug } from '@/operations/events/reserveSlug'
import type { Event } from '@/payload-types'

/**
 * Fills what an event does not state: its slug from the title (kept when the title changes later) and its
 * lasting identity in calendars. Brings time zone and currency to their usual spelling.
 */
export const completeEventValues: CollectionBeforeValidateHook<Event> = async ({
  data,
  operation,
  req,
}) => {
  if (!data) return data
  const { title, timezone, currency, slug } = data
  if (typeof timezone === 'string') data.timezone = findTimezone(timezone) ?? timezone
  if (typeof currency === 'string') data.currency = currency.trim().toUpperCase()
  if (typeof slug === 'string') data.slug = slug.trim()
  if (!data.slug && typeof title === 'string' && title.trim()) {
    data.slug = await reserveSlug({ req, title })
  }
  if (operation === 'create') {
    data.icsUid = `${uuidv7()}@${new URL(env.publicUrl).hostname}`
    data.icsSequence = 0
  }
  return data
}
