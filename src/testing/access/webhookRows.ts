import { uuidv7 } from 'uuidv7'
import type { AccessRow, Who } from '@/testing/access/accessRow'
import { makeDocument } from '@/testing/access/makeDocument'
import type { TestPlatform } from '@/testing/harness'

const admins: Who[] = ['admin']

const endpointBody = async () => ({
  url: 'https://receiver.example/hooks',
  events: ['registration.confirmed'],
  enabled: false,
})
const endpoint = async (platform: TestPlatform) =>
  makeDocument(platform, 'webhook-endpoints', await endpointBody())

/** Webhooks carry what people wrote to other systems: administrators only. */
export const webhookRows: Record<string, AccessRow> = {
  'webhook-endpoints': {
    make: endpoint,
    body: endpointBody,
    patch: { description: 'Changed' },
    create: admins,
    read: admins,
    update: admins,
    delete: admins,
  },
  'webhook-deliveries': {
    make: async (platform) =>
      makeDocument(platform, 'webhook-deliveries', {
        endpoint: await endpoint(platform),
        event: uuidv7(),
        type: 'ping',
        state: 'delivered',
        body: '{}',
      }),
    body: async () => ({ event: 'x', type: 'ping', state: 'pending', body: '{}' }),
    patch: { error: 'changed' },
    create: [],
    read: admins,
    update: [],
    delete: [],
  },
}
