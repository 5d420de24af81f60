import type { PayloadHandler } from 'payload'
import { invalidFields } from '@/errors'
import { readTicketEvents } from '@/operations/tickets/readTicketEvents'
import { pageOf } from './pageOf'
import type { FindViewer } from './viewers'

/** 200 `{ docs, seq, hasMore }`: the log after `?after=seq`, oldest first, as the viewer may see it. */
export const listEventsHandler =
  (find: FindViewer): PayloadHandler =>
  async (req) => {
    const { role, ticket } = await find(req)
    const afterSeq = Number(req.searchParams.get('after') ?? 0)
    if (!Number.isInteger(afterSeq) || afterSeq < 0 || afterSeq > 2 ** 31) {
      throw invalidFields([{ path: 'after', message: 'Give the seq you have, 0 for all.' }])
    }
    const { limit } = pageOf(req)
    const docs = await readTicketEvents({
      where: req,
      ticket: ticket.id,
      role,
      afterSeq,
      limit,
    })
    const seq = role === 'agent' ? ticket.lastSeq : ticket.lastPublicSeq
    return Response.json({ docs, seq, hasMore: (docs.at(-1)?.seq ?? seq) < seq })
  }
