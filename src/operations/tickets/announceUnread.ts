import type { Payload } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { emit } from '@/realtime/emit'
import { makeSignal } from '@/realtime/makeSignal'
import { rooms } from '@/realtime/rooms'
import { countUnread } from './countUnread'
import { countUnreadOfCustomer } from './countUnreadOfCustomer'

type Options = {
  payload: Payload
  ticket: string
  /** Whoever caused it hears nothing. */
  author: string | null
  /** The account of the customer, where they have one. */
  owner: string | null
}

/** More agents than this are not told one by one; they see the event itself. */
const limit = 50

/**
 * Tells those concerned how much they have not read, after somebody wrote: the agent who has the ticket,
 * agents who looked into it before, everyone in the panel when nobody has it yet, and its customer. Only
 * those who may see tickets, as their roles are now.
 */
export async function announceUnread({ payload, ticket, author, owner }: Options): Promise<void> {
  const agents = await queryRows<{ id: string }>(
    payload,
    sql`SELECT id FROM (
          SELECT assigned_to_id::text AS id FROM tickets WHERE id = ${ticket}
          UNION SELECT user_id::text FROM ticket_reads WHERE ticket_id = ${ticket}
          UNION SELECT p.person FROM socket_presence p, tickets t
            WHERE p.room = ${rooms.presence} AND p.expires_at > now()
              AND t.id = ${ticket} AND t.assigned_to_id IS NULL) concerned
        WHERE id IS DISTINCT FROM ${author} AND id IS DISTINCT FROM ${owner}
          AND EXISTS (SELECT 1 FROM users_rels u JOIN roles r ON r.id = u.roles_id
            WHERE u.parent_id::text = concerned.id AND u.path = 'roles'
              AND (r.name = 'admin' OR r.permissions ? 'tickets.read'))
        LIMIT ${limit}`,
  )
  const users = agents.map(({ id }) => id)
  for (const { user, ...data } of await countUnread({ where: payload, ticket, users })) {
    emitUnread({ namespace: 'agent', user, ticket, data })
  }
  if (!owner || owner === author) return
  const unread = await countUnreadOfCustomer({ where: payload, ticket, user: owner })
  emitUnread({ namespace: 'portal', user: owner, ticket, data: { unread } })
}

type Emission = {
  namespace: 'agent' | 'portal'
  user: string
  ticket: string
  data: { unread: number; tickets?: number }
}

/** Tells every tab of one person how much of a ticket they have not read. */
export function emitUnread({ namespace, user, ticket, data }: Emission): void {
  emit({
    namespace,
    to: rooms.user(user),
    event: 'unread.changed',
    data: makeSignal({ type: 'unread.changed', ticket, data }),
  })
}
