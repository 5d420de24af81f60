import type { PayloadRequest } from 'payload'
import { personOf } from '@/access/personOf'
import { queryRows, sql } from '@/db/sql'
import type { ActorType } from '@/lib/tickets/envelope'

/** Who acts on a ticket, by the name the other side reads. */
export type TicketActor = { type: ActorType; id: string | null; name: string }

export const systemActor: TicketActor = { type: 'system', id: null, name: 'Rostrum' }

type Person = { firstName?: string | null; lastName?: string | null }

/** The signed-in user as staff. An address is never shown in place of a missing name. */
export function agentActor(req: Pick<PayloadRequest, 'user'>): TicketActor {
  if (!req.user) return systemActor
  const { firstName, lastName } = req.user as Person
  const name = [firstName, lastName].filter(Boolean).join(' ') || 'Support'
  return { type: 'agent', id: personOf(req), name }
}

type Customer = { req: PayloadRequest; requester: string | null; user: string | null }

/** The customer of a ticket, by the name of the contact, else by the address. */
export async function customerActor({ req, requester, user }: Customer): Promise<TicketActor> {
  const [contact] = await queryRows<{ name: string }>(
    req,
    sql`SELECT coalesce(nullif(concat_ws(' ', given_name, family_name), ''), email) AS name
        FROM contacts WHERE id = ${requester}`,
  )
  return { type: 'customer', id: user, name: contact?.name ?? 'Customer' }
}
