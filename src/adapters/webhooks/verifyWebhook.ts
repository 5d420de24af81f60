import { Webhook } from 'standardwebhooks'

type Received = {
  headers: Headers
  /** As it came: parsed and written again, it would not match its signature. */
  body: string
  secrets: readonly string[]
}

/**
 * The `webhook-id` of a request that was signed with one of our secrets, after Standard Webhooks, within five minutes
 * of now; null for every other. Signatures are compared in constant time. Several secrets count while they change.
 */
export function verifyWebhook({ headers, body, secrets }: Received): string | null {
  const signed = Object.fromEntries(
    ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [
      name,
      headers.get(name) ?? '',
    ]),
  )
  const known = secrets.some((secret) => {
    try {
      new Webhook(secret).verify(body, signed)
      return true
    } catch {
      return false
    }
  })
  return known ? (signed['webhook-id'] ?? null) : null
}
