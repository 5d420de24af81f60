import { z } from 'zod'
import type { ContractEntry } from '@/operations/contract/contractEntry'

/** What stands beside the generated operations of /api/webhook-deliveries. */
export const webhookDeliveryContract: ContractEntry[] = [
  {
    id: 'replayWebhook',
    ...{ method: 'post', path: '/api/webhook-deliveries/:id/replay', tag: 'Webhook deliveries' },
    who: 'webhooks.manage',
    summary: 'Send a delivery again, under the same id',
    answers: { 202: z.object({ delivery: z.string() }) },
  },
]
