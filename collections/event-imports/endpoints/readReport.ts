import type { Endpoint } from 'payload'
import { z } from 'zod'
import { assertCan } from '@/access/can'
import { languageOf } from '@/lib/localisedText'
import { parseOptions } from '@/operations/eventImports/parseOptions'
import { readReport } from '@/operations/eventImports/readReport'
import { streamReport } from '@/operations/eventImports/streamReport'

export const reportQuery = z.object({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  limit: z.coerce
    .number()
    .int()
    .transform((limit) => (limit > 0 ? Math.min(limit, 100) : 100))
    .default(50),
  level: z.enum(['error', 'warning']).optional(),
  format: z.enum(['json', 'csv']).default('json'),
})

/** GET /api/event-imports/:id/report: every problem by line, in pages or whole as CSV. */
export const readReportEndpoint: Omit<Endpoint, 'root'> = {
  path: '/:id/report',
  method: 'get',
  handler: async (req) => {
    assertCan(req, 'events.import')
    const query = parseOptions(reportQuery, Object.fromEntries(req.searchParams))
    const id = String(req.routeParams?.id)
    if (query.format === 'json') return Response.json(await readReport({ req, id, ...query }))
    const language = languageOf(req.i18n.language)
    const report = await streamReport({ req, id, level: query.level, language })
    return new Response(report, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="import-report-${id}.csv"`,
      },
    })
  },
}
