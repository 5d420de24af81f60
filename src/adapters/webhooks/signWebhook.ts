import { randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'

/** A signing secret as Standard Webhooks write it: 32 random bytes. */
export const makeWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`

type Signing = { id: string; at: Date; body: string; secrets: readonly string[] }

/**
 * The headers of Standard Webhooks (standardwebhooks.com). During a change of secrets both sign, and a
 * receiver that knows either accepts.
 */
export function webhookHeaders({ id, at, body, secrets }: Signing): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  }
}
