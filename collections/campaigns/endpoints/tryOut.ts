import type { Endpoint } from 'payload'
import { z } from 'zod'
import { assertCan } from '@/access/can'
import { previewStored } from '@/operations/campaigns/previewStored'
import { readAudience } from '@/operations/campaigns/readAudience'
import { sendTest } from '@/operations/campaigns/sendTest'
import { readBody } from '@/operations/requests/readBody'

const address = z.email().max(320)

/** POST /:id/test. */
export const testBody = z.object({
  to: z.union([z.array(address).min(1).max(10), address.transform((one) => [one])]),
})

/** 200 `{ sent, results: [{ email, state, reason }] }`: what the mail server said to each. */
const test: Endpoint = {
  path: '/:id/test',
  method: 'post',
  handler: async (req) => {
    assertCan(req, 'campaigns.send')
    const { to } = await readBody(req, testBody)
    const campaign = String(req.routeParams?.id)
    const results = await sendTest({ req, campaign, to: [...new Set(to)] })
    const sent = results.filter(({ state }) => state === 'accepted').length
    return Response.json({ sent, results, message: `${sent} of ${results.length} sent.` })
  },
}

/** 200 `{ subject, html, text, problems, tags, recipient }`, as `?contact=` (id or address) would read it. */
const preview: Endpoint = {
  path: '/:id/preview',
  method: 'get',
  handler: async (req) => {
    assertCan(req, 'campaigns.read')
    return Response.json(
      await previewStored({
        req,
        campaign: String(req.routeParams?.id),
        contact: req.searchParams.get('contact'),
      }),
    )
  },
}

/** 200 `{ planned, sendable, skipped: { reason: n } }`: who would get it if it were sent now. */
const audience: Endpoint = {
  path: '/:id/audience',
  method: 'get',
  handler: async (req) => {
    assertCan(req, 'campaigns.read')
    return Response.json(await readAudience(req, String(req.routeParams?.id)))
  },
}

export const tryOutEndpoints = [test, preview, audience]
