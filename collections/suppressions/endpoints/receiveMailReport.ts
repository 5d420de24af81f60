import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { verifyWebhook } from '@/adapters/webhooks/verifyWebhook'
import { env } from '@/env'
import { AppError, invalidFields } from '@/errors'
import { withIdempotency } from '@/operations/idempotency/withIdempotency'
import { takeMailReport } from '@/operations/suppressions/takeMailReport'

export const mailReportBody = z.object({
  type: z.enum(['mail.bounced', 'mail.complained']),
  timestamp: z.iso.datetime({ offset: true }).optional(),
  data: z.object({
    email: z.string().trim().max(254).pipe(z.email('must be an e-mail address')),
    messageId: z.string().trim().max(998).optional(),
    permanent: z.boolean().default(true).describe('Of bounces: `false` for one that may pass.'),
    reason: z.string().trim().max(300).optional(),
  }),
})

/**
 * POST /api/webhooks/inbound/mail: what a mail provider says of mails it had accepted. 200 `{ suppressed, delivery }`;
 * the same `webhook-id` gets its first answer again. 401 for what we cannot tell who sent, 404 without a secret.
 */
export const receiveMailReport: Endpoint = {
  path: '/webhooks/inbound/mail',
  method: 'post',
  handler: async (req) => {
    if (env.inboundWebhookSecrets.length === 0) throw new AppError('NOT_FOUND')
    const text = await rawBody(req)
    const id = verifyWebhook({
      ...{ headers: req.headers, body: text, secrets: env.inboundWebhookSecrets },
    })
    if (!id) throw new AppError('UNAUTHENTICATED', { message: refused })
    const parsed = mailReportBody.safeParse(JSON.parse(text))
    if (!parsed.success) {
      throw invalidFields(
        parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
      )
    }
    const { type, data } = parsed.data
    return withIdempotency({
      ...{ req, key: id, route: 'POST /api/webhooks/inbound/mail', body: parsed.data },
      work: async () => ({ status: 200, body: await takeMailReport(req, { type, ...data }) }),
    })
  },
}

const refused = 'The signature does not match, or is not of the last five minutes.'

/** What the signature was made over. */
const rawBody = async (req: PayloadRequest): Promise<string> => (await req.text?.()) ?? ''
