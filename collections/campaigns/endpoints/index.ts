import type { Endpoint } from 'payload'
import { actionEndpoints } from './actions'
import { resultEndpoints } from './results'
import { tryOutEndpoints } from './tryOut'

/** Beside what Payload generates for /api/campaigns. */
export const campaignEndpoints: Endpoint[] = [
  ...actionEndpoints,
  ...tryOutEndpoints,
  ...resultEndpoints,
]
