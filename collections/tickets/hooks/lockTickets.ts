import type { CollectionBeforeOperationHook, PayloadRequest, Where } from 'payload'
import { readTicketRow } from '@/operations/tickets/readTicketRow'
import type { TicketRow } from '@/lib/tickets/ticketRow'

/** The rows an update holds, as they were before it. Read by the hooks that follow. */
export type LockedTickets = { lockedTickets?: Map<string, TicketRow> }

type Args = { id?: string; where?: Where; req: PayloadRequest }

/**
 * First thing an update does: it holds the row, so that what it decides by cannot change under it and two
 * updates follow one another. Several tickets are held in the order of their ids.
 */
export const lockTickets: CollectionBeforeOperationHook<'tickets'> = async ({
  args,
  operation,
  req,
}) => {
  if (operation !== 'update') return args
  const { id, where } = args as Args
  const ids = id ? [id] : await findIds(req, where)
  const locked = ((req.context as LockedTickets).lockedTickets ??= new Map())
  for (const each of ids) {
    const row = await readTicketRow({ req, id: each, lock: true })
    if (row) locked.set(each, row)
  }
  return args
}

async function findIds(req: PayloadRequest, where: Where | undefined): Promise<string[]> {
  const { docs } = await req.payload.find({
    collection: 'tickets',
    where,
    select: {},
    depth: 0,
    pagination: false,
    sort: 'id',
    trash: true,
    overrideAccess: true,
    req,
  })
  return docs.map((doc) => doc.id)
}
