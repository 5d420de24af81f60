import { z } from 'zod'
import { instant } from '@/operations/contract/contractEntry'
import type { ContractEntry } from '@/operations/contract/contractEntry'

const tag = 'Webhook endpoints'
const who = 'webhooks.manage'

/** What stands beside the generated operations of /api/webhook-endpoints. */
export const webhookEndpointContract: ContractEntry[] = [
  {
    id: 'testWebhook',
    ...{ method: 'post', path: '/api/webhook-endpoints/:id/test', tag, who },
    summary: 'Send a `ping`',
    answers: { 202: z.object({ delivery: z.string() }) },
  },
  {
    id: 'rotateWebhookSecret',
    ...{ method: 'post', path: '/api/webhook-endpoints/:id/rotate-secret', tag, who },
    summary: 'Make a new secret; the old one signs beside it for a day',
    answers: {
      200: z.object({
        secret: z.string().describe('Shown this once.'),
        previousUntil: instant,
      }),
    },
  },
]
