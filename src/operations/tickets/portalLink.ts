import { env, requireSecret } from '@/env'
import { findToken, makeToken } from '@/lib/signedToken'

/** The signed token that opens one ticket to whoever holds it: mailed to its customer, to nobody else. */
export function makePortalToken(ticket: string): string {
  return makeToken({ secret: requireSecret(), purpose: 'ticket-portal', parts: [ticket] })
}

/** The id of the ticket a token opens, or null when the token is not ours. */
export function findPortalTicket(token: string): string | null {
  const parts = findToken({ secret: requireSecret(), purpose: 'ticket-portal', token })
  return parts?.[0] ?? null
}

/** The customer's page of a ticket. */
export function portalUrl(ticket: string): string {
  return `${env.publicUrl}/portal/${makePortalToken(ticket)}`
}
