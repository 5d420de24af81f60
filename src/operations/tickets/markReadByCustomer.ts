import type { Payload, PayloadRequest } from 'payload'
import { emitUnread } from './announceUnread'
import { countUnreadOfCustomer } from './countUnreadOfCustomer'
import { rememberRead } from './rememberRead'

type Options = {
  where: Payload | PayloadRequest
  ticket: string
  /** Null for the holder of a link: nothing to remember it by. */
  user: string | null
  /** By the customer's count. */
  seq: number
}

/** A customer has read their ticket up to `seq`. Safe to repeat. */
export async function markReadByCustomer({ where, ticket, user, seq }: Options) {
  if (!user) return { unread: 0 }
  await rememberRead({ where, ticket, user, seq })
  const unread = await countUnreadOfCustomer({ where, ticket, user })
  emitUnread({ namespace: 'portal', user, ticket, data: { unread } })
  return { unread }
}
