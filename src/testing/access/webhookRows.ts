import type { CollectionSlug } from 'payload'
import { uuidv7 } from 'uuidv7'
import type { AccessRow, Who } from '@/testing/access/accessRow'
import type { TestPlatform } from '@/testing/harness'

type Data = Record<string, unknown>

const admins: Who[] = ['admin']

const make = async (
  { payload }: TestPlatform,
  collection: CollectionSlug,
  data: Data,
): Promise<string> =>
  String((await payload.create({ collection, data: data as never, depth: 0 })).id)

const endpointBody = async () => ({
  url: 'https://receiver.example/hooks',
  events: ['registration.confirmed'],
  enabled: false,
})
const endpoint = async (platform: TestPlatform) =>
  make(platform, 'webhook-endpoints', await endpointBody())

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
      make(platform, 'webhook-deliveries', {
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
