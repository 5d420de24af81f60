import type { OutboxEntry } from '@/outbox/outboxRows'
import type { RegistrationStatus } from '@/lib/registrationStates'
import { webhookEntry } from '@/operations/webhooks/webhookEntry'

type Edge = { registration: string; from: RegistrationStatus | null; to: RegistrationStatus }

/** What other systems hear of a change of status, as outbox rows. */
export function webhooksOnEdge({ registration, from, to }: Edge): OutboxEntry[] {
  if (from === to || (to !== 'confirmed' && to !== 'cancelled')) return []
  return [webhookEntry({ type: `registration.${to}`, subject: registration })]
}
