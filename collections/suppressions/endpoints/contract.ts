import { z } from 'zod'
import type { ContractEntry } from '@/operations/contract/contractEntry'
import { mailReportBody } from './receiveMailReport'

/** What stands beside the generated operations of /api/suppressions. */
export const suppressionContract: ContractEntry[] = [
  {
    id: 'receiveMailReport',
    ...{ method: 'post', path: '/api/webhooks/inbound/mail', tag: 'Suppressions', who: 'anyone' },
    summary: 'A mail provider reports a bounce or a complaint',
    description:
      'Signed after Standard Webhooks (`webhook-id`, `webhook-timestamp`, `webhook-signature`) with INBOUND_WEBHOOK_SECRET, over the raw body, within five minutes; 404 where none is set. A `webhook-id` counts once.',
    body: mailReportBody,
    example: {
      type: 'mail.bounced',
      data: { email: 'ada@example.org', messageId: '<01957a3e@example.org>', permanent: true },
    },
    answers: {
      200: z.object({ suppressed: z.boolean(), delivery: z.string().nullable() }),
    },
    errors: ['NOT_FOUND', 'IDEMPOTENCY_MISMATCH', 'IDEMPOTENCY_IN_FLIGHT'],
  },
]
