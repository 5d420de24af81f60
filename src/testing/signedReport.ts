import { Webhook } from 'standardwebhooks'
import { env } from '@/env'

type Signing = {
  id?: string
  at?: Date
  secret?: string
  /** Instead of the body that was signed. */
  sent?: string
  headers?: Record<string, string>
}

let reports = 0

/** A report of a mail provider as it comes over the wire: body and headers, signed with the secret of tests. */
export function signedReport(
  report: object,
  { id = `msg_test_${(reports += 1)}`, at = new Date(), headers, sent, ...signing }: Signing = {},
) {
  const body = JSON.stringify(report)
  const { secret = env.inboundWebhookSecrets[0] ?? '' } = signing
  return {
    body: sent ?? body,
    headers: {
      'Content-Type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Webhook(secret).sign(id, at, body),
      ...headers,
    },
  }
}
