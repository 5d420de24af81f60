import type { Payload, PayloadRequest } from 'payload'
import { emitUnread } from './announceUnread'
import { countUnread } from './countUnread'
import { rememberRead } from './rememberRead'

type Options = {
  where: Payload | PayloadRequest
  ticket: string
  user: string
  seq: number
}

/**
 * An agent has read a ticket up to `seq`: remembered, and told to their other tabs. Safe to repeat.
 * @returns what is left unread in it, and how many tickets wait for them
 */
export async function markTicketRead(options: Options) {
  const { where, ticket, user } = options
  await rememberRead(options)
  const [count] = await countUnread({ where, ticket, users: [user] })
  const data = { unread: count?.unread ?? 0, tickets: count?.tickets ?? 0 }
  emitUnread({ namespace: 'agent', user, ticket, data })
  return data
}
