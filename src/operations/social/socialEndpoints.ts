import type { Endpoint } from 'payload'
import { z } from 'zod'
import { assertCan } from '@/access/can'
import { invalidFields } from '@/errors'
import { findTimezone } from '@/lib/findTimezone'
import { readSocialAnalytics } from '@/operations/social/readSocialAnalytics'

const dayMs = 24 * 60 * 60_000
const usualDays = 90

const instant = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)), 'must be a date')
  .transform((text) => new Date(text))
  .refine((date) => Math.abs(date.getUTCFullYear() - 2000) < 1_000, 'must be a date')

export const analyticsQuery = z.object({
  from: instant.optional(),
  to: instant.optional(),
  account: z.uuid().optional(),
  timezone: z
    .string()
    .refine((name) => findTimezone(name) !== null, 'must be a time zone such as Europe/Istanbul')
    .transform((name) => findTimezone(name) as string)
    .default('UTC'),
})

/** What stands under /api/social beside the collections: the figures. */
export const socialEndpoints: Endpoint[] = [
  {
    path: '/social/analytics',
    method: 'get',
    handler: async (req) => {
      assertCan(req, 'social.read')
      const query = analyticsQuery.safeParse(Object.fromEntries(req.searchParams))
      if (!query.success) {
        throw invalidFields(
          query.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
        )
      }
      const { to = new Date(Date.now() + dayMs), timezone, account } = query.data
      const from = query.data.from ?? new Date(to.getTime() - usualDays * dayMs)
      return Response.json(await readSocialAnalytics({ req, from, to, timezone, account }))
    },
  },
]
