import type { CollectionBeforeOperationHook } from 'payload'
import { holds } from '@/access/can'
import { queryRows, sql } from '@/db/sql'
import { findSession } from '@/db/strictTransactions'
import { AppError } from '@/errors'
import { isUuid } from '@/lib/isUuid'
import { lockEvent } from '@/operations/events/lockEvent'

type Args = { id?: unknown; data?: { status?: unknown } }

/**
 * Before anything is read or written: a slug stands for the id wherever an id is asked for; one event is
 * changed by one at a time; and a status is changed only by who may publish.
 */
export const admitEventChange: CollectionBeforeOperationHook<'events'> = async ({
  args,
  operation,
  overrideAccess,
  req,
}) => {
  const { id, data } = args as Args
  const named = typeof id === 'string' && !isUuid(id)
  const resolved = named ? { ...args, id: await findId(req, id) } : args
  const mayPublish = overrideAccess || holds(req, 'events.publish')
  // Whoever may not write events at all hears so from the collection's access rule.
  const mayWrite = (verb: 'events.create' | 'events.update') => overrideAccess || holds(req, verb)
  if (operation === 'create' && mayWrite('events.create') && !mayPublish) {
    if (data?.status && data.status !== 'draft') throw new AppError('FORBIDDEN')
  }
  if (operation !== 'update' || !mayWrite('events.update')) return resolved
  const target = (resolved as Args).id
  const locked = isUuid(target) && (await findSession(req)) ? await lockEvent(req, target) : null
  const changesStatus = data?.status !== undefined && data.status !== locked?.status
  if (changesStatus && !mayPublish && (locked || target === undefined)) {
    throw new AppError('FORBIDDEN')
  }
  return resolved
}

const nobody = '00000000-0000-0000-0000-000000000000'

async function findId(req: Parameters<typeof findSession>[0], slug: string): Promise<string> {
  const [row] = await queryRows<{ id: string }>(
    req,
    sql`SELECT id FROM events WHERE slug = ${slug}`,
  )
  return row?.id ?? nobody
}
