import { env, requireSecret } from '@/env'
import { findToken, makeToken } from '@/lib/signedToken'

/** How long the link goes on opening a ticket that is closed. */
const daysAfterClosing = 90

/**
 * Whether a ticket is closed for so long that its link opens nothing any more. It counts from the ticket, not from
 * the mail: one link works as long as the conversation lives, whichever mail it is in, and links that went out before
 * there was an end have one too. A ticket that is opened again opens to its link again.
 */
export function isPortalOver(
  { closedAt }: { closedAt?: string | null },
  now = Date.now(),
): boolean {
  if (!closedAt) return false
  return now - new Date(closedAt).getTime() > daysAfterClosing * 86_400_000
}

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
