import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { assertCan } from '@/access/can'
import { invalidFields } from '@/errors'
import { findTimezone } from '@/lib/findTimezone'
import { parseMoment } from '@/lib/parseMoment'
import {
  cancelCampaign,
  pauseCampaign,
  resumeCampaign,
  retryMails,
  scheduleCampaign,
  sendNow,
  unscheduleCampaign,
} from '@/operations/campaigns/changeCampaign'
import { withIdempotency } from '@/operations/idempotency/withIdempotency'
import { readBody } from '@/operations/requests/readBody'

type Asked = { req: PayloadRequest; campaign: string }

/** POST /:id/schedule. A time without an offset is one on the clocks of `timezone`. */
export const scheduleBody = z.object({
  scheduledAt: z.string().trim().min(10).max(40),
  timezone: z.string().trim().max(60).default('UTC'),
})

/** POST /:id/retry. */
export const retryBody = z.object({
  states: z
    .array(z.enum(['dead', 'unknown']))
    .min(1)
    .default(['dead']),
})

const nothing = z.object({})

type Action<Schema extends z.ZodType> = {
  name: string
  schema: Schema
  work: (asked: Asked & { body: z.output<Schema> }) => Promise<Record<string, unknown> | void>
}

/** 200 `{ doc, message }`; 409 ILLEGAL_TRANSITION with what is possible instead. Honours Idempotency-Key. */
function action<Schema extends z.ZodType>({ name, schema, work }: Action<Schema>): Endpoint {
  return {
    path: `/:id/${name}`,
    method: 'post',
    handler: async (req) => {
      assertCan(req, 'campaigns.send')
      const body = await readBody(req, schema)
      const campaign = String(req.routeParams?.id)
      return withIdempotency({
        req,
        route: `POST /api/campaigns/${campaign}/${name}`,
        body,
        work: async () => {
          const more = await work({ req, campaign, body })
          const doc = await req.payload.findByID({
            collection: 'campaigns',
            id: campaign,
            depth: 0,
            overrideAccess: false,
            user: req.user,
            req,
          })
          return { status: 200, body: { doc, message: `The campaign is ${doc.status}.`, ...more } }
        },
      })
    },
  }
}

export const actionEndpoints: Endpoint[] = [
  action({ name: 'send', schema: nothing, work: sendNow }),
  action({
    name: 'schedule',
    schema: scheduleBody,
    work: ({ body, ...asked }) => scheduleCampaign({ ...asked, ...requireMoment(body) }),
  }),
  action({ name: 'unschedule', schema: nothing, work: unscheduleCampaign }),
  action({ name: 'pause', schema: nothing, work: pauseCampaign }),
  action({ name: 'resume', schema: nothing, work: resumeCampaign }),
  action({ name: 'cancel', schema: nothing, work: cancelCampaign }),
  action({
    name: 'retry',
    schema: retryBody,
    work: async ({ body, ...asked }) => ({ retried: await retryMails({ ...asked, ...body }) }),
  }),
]

function requireMoment({ scheduledAt, timezone }: z.output<typeof scheduleBody>) {
  const zone = findTimezone(timezone)
  if (!zone) {
    throw invalidFields([{ path: 'timezone', message: 'Give an IANA zone, like Europe/Istanbul.' }])
  }
  const at = parseMoment({ at: scheduledAt, timezone: zone })
  if (at) return { at, timezone: zone }
  const message = 'Give a date and time, like 2027-04-17T10:00, that exists in this zone.'
  throw invalidFields([{ path: 'scheduledAt', message }])
}
