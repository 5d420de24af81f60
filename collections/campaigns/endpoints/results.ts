import type { Endpoint } from 'payload'
import { z } from 'zod'
import { assertCan } from '@/access/can'
import { invalidFields } from '@/errors'
import { deliveryStates } from '@/lib/deliveryStates'
import { listRecipients } from '@/operations/campaigns/listRecipients'
import { readStats } from '@/operations/campaigns/readStats'
import { recipientsCsv } from '@/operations/campaigns/recipientsCsv'

const states = Object.keys(deliveryStates.labels) as [string, ...string[]]

/** The query of GET /:id/recipients. */
export const recipientsQuery = z.object({
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .catch(20)
    .transform((limit) => Math.min(limit, 100)),
  state: z.enum(states).optional(),
  search: z.string().trim().max(200).default(''),
  format: z.enum(['json', 'csv']).default('json'),
})

/** 200 `{ planned, states, opens, clicks, ... }`, at most 2 s old. */
const stats: Endpoint = {
  path: '/:id/stats',
  method: 'get',
  handler: async (req) => {
    assertCan(req, 'campaigns.read')
    return Response.json(await readStats(req, String(req.routeParams?.id)))
  },
}

/** 200 `{ docs: [{ email, state, reason, ... }], totalDocs, page, ... }`, or the same people as CSV. */
const recipients: Endpoint = {
  path: '/:id/recipients',
  method: 'get',
  handler: async (req) => {
    assertCan(req, 'campaigns.read')
    const campaign = String(req.routeParams?.id)
    const where = req.query?.where as { state?: { equals?: string } } | undefined
    const parsed = recipientsQuery.safeParse({
      ...(where?.state?.equals ? { state: where.state.equals } : {}),
      ...Object.fromEntries(req.searchParams),
    })
    if (!parsed.success) {
      throw invalidFields(
        parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
      )
    }
    const { format, ...query } = parsed.data
    if (format === 'json') return Response.json(await listRecipients({ req, campaign, ...query }))
    return new Response(await recipientsCsv({ req, campaign, ...query }), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="campaign-${campaign}-recipients.csv"`,
        'Cache-Control': 'private, no-store',
      },
    })
  },
}

export const resultEndpoints = [stats, recipients]
