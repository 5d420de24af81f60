import { createHash } from 'node:crypto'
import type { Endpoint } from 'payload'
import { calendarInvite } from '@/documents/calendarInvite'
import { env } from '@/env'
import { AppError } from '@/errors'
import { pickLocale } from '@/lib/i18n/locale'
import type { Event } from '@/payload-types'

const statuses: Record<string, 'cancelled' | 'tentative'> = {
  cancelled: 'cancelled',
  postponed: 'tentative',
  draft: 'tentative',
}

/**
 * GET /api/events/:id/calendar.ics: the event for a calendar, for whoever may see the event. The link to
 * join an online event is never part of it.
 */
export const calendar: Endpoint = {
  path: '/:id/calendar.ics',
  method: 'get',
  handler: async (req) => {
    const event = await req.payload.findByID({
      collection: 'events',
      id: String(req.routeParams?.id),
      depth: 0,
      disableErrors: true,
      overrideAccess: false,
      user: req.user,
      req,
    })
    if (!event) throw new AppError('NOT_FOUND')
    const asked = req.query?.locale ?? req.headers.get('Accept-Language')?.split(/[,;]/, 1)[0]
    const text = calendarOf(event, pickLocale(typeof asked === 'string' ? asked : null))
    const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
    const headers = {
      'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'Content-Disposition': `attachment; filename="${event.slug ?? event.id}.ics"`,
      'Cache-Control': 'no-cache',
      Vary: 'Accept-Language',
      ETag: tag,
    }
    const known = req.headers.get('If-None-Match')?.includes(tag)
    return known ? new Response(null, { status: 304, headers }) : new Response(text, { headers })
  },
}

function calendarOf(event: Event, locale: 'en' | 'tr'): string {
  const { title, startDate, endDate, timezone, location, organizer, slug, status } = event
  return calendarInvite({
    locale,
    method: 'publish',
    uid: event.icsUid ?? `${event.id}@${new URL(env.publicUrl).hostname}`,
    sequence: event.icsSequence ?? 0,
    status: statuses[status] ?? 'confirmed',
    changedAt: event.updatedAt,
    event: {
      ...{ title, startDate, endDate, timezone },
      locationName: location ?? undefined,
      organizer: organizer ?? undefined,
      url: `${env.publicUrl}/events/${slug ?? event.id}`,
    },
  })
}
