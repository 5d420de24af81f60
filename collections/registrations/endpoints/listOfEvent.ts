import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { assertCan } from '@/access/can'
import { csvSheet } from '@/documents/csvSheet'
import { xlsxSheet } from '@/documents/xlsxSheet'
import { AppError, invalidFields } from '@/errors'
import { sayTo } from '@/lib/sayTo'
import { requireStaffEvent } from '@/operations/events/requireStaffEvent'
import { listRegistrations } from '@/operations/registrationList/listRegistrations'
import { registrationListQuery } from '@/operations/registrationList/registrationFilter'
import { registrationSheet } from '@/operations/registrationList/registrationSheet'

/** The part of Payload's `where` that this list understands, for those who know the generated API. */
const where = z.strictObject({
  status: z
    .union([
      z.strictObject({ equals: z.string() }).transform(({ equals }) => equals),
      z
        .strictObject({ in: z.union([z.string(), z.array(z.string())]) })
        .transform((filter) => filter.in),
    ])
    .optional(),
  ticketType: z
    .strictObject({ equals: z.string() })
    .transform(({ equals }) => equals)
    .optional(),
  checkedInAt: z
    .strictObject({ exists: z.enum(['true', 'false']) })
    .transform(({ exists }) => exists)
    .optional(),
})

const whole = (fallback: number) => z.coerce.number().int().min(1).catch(fallback).default(fallback)

const query = registrationListQuery.extend({
  page: whole(1).transform((page) => Math.min(page, 100_000)),
  limit: z
    .preprocess((value) => value ?? 10, z.coerce.number().int().catch(100))
    .transform((limit) => (limit < 1 ? 100 : Math.min(limit, 100))),
})

/**
 * GET /api/events/:id/registrations: a page, or with `?format=csv` or `xlsx` all of them as a file. Filters:
 * status, ticketType, checkedIn, q. Needs `registrations.read`.
 */
export const listOfEventEndpoint: Omit<Endpoint, 'root'> = {
  path: '/:id/registrations',
  method: 'get',
  handler: async (req) => {
    assertCan(req, 'registrations.read')
    const { format, page, limit, sort, ...filter } = readQuery(req)
    const event = await requireStaffEvent(req, req.routeParams?.id)
    if (format === 'json') {
      const shared = { req, event: event.id, filter, sort, page, limit }
      return Response.json(await listRegistrations(shared))
    }
    const sheet = registrationSheet({ req, event, filter })
    const name = sayTo(req, { en: 'registrations', tr: 'kayitlar' })
    const headers = {
      'Content-Disposition': `attachment; filename="${event.slug}-${name}.${format}"`,
      'Cache-Control': 'private, no-store',
    }
    if (format === 'csv') {
      const type = { 'Content-Type': 'text/csv; charset=utf-8' }
      return new Response(csvSheet(sheet), { headers: { ...headers, ...type } })
    }
    const title = sayTo(req, { en: 'Registrations', tr: 'Kayıtlar' })
    return new Response(xlsxSheet(sheet, { name: title, createdAt: new Date().toISOString() }), {
      headers: {
        ...headers,
        'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      },
    })
  },
}

function readQuery(req: PayloadRequest) {
  const { where: filter = {}, search, text, ...given } = req.query as Record<string, unknown>
  const known = where.safeParse(filter)
  if (!known.success) {
    throw new AppError('MALFORMED', {
      message: 'Filter this list by status, ticketType, checkedIn and q.',
    })
  }
  const { status, ticketType, checkedInAt } = known.data
  const parsed = query.safeParse({
    ...{ status, ticketType, checkedIn: checkedInAt, q: text ?? search },
    ...given,
  })
  if (parsed.success) return parsed.data
  throw invalidFields(
    parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
  )
}
