import type { PayloadRequest } from 'payload'
import { AppError } from '@/errors'
import { sayTo } from '@/lib/sayTo'
import { readTicketEvents } from './readTicketEvents'
import type { TicketViewer } from './ticketViewer'

type Options = {
  req: PayloadRequest
  /** With the ticket as it is under its lock. */
  viewer: TicketViewer
  /** What the writer had read when they began to write, by the count of their side. */
  expectedSeq: number | undefined
}

/** At most so much of what is new comes with the refusal. */
const limit = 100

/**
 * Guards against two answers to one question: refuses when a message came that the writer has not read.
 * Changes of status or assignment alone stand in nobody's way.
 * @throws AppError 409 with `seq` and what is new in `missed`
 */
export async function assertNothingNew({ req, viewer, expectedSeq }: Options): Promise<void> {
  if (expectedSeq === undefined) return
  const { role, ticket } = viewer
  const seq = role === 'agent' ? ticket.lastSeq : ticket.lastPublicSeq
  const missed = await readTicketEvents({
    where: req,
    ticket: ticket.id,
    role,
    afterSeq: expectedSeq,
    limit,
  })
  const somebodyWrote = missed.some(({ type }) => type === 'ticket.message.created')
  if (!somebodyWrote && expectedSeq <= seq) return
  throw new AppError('CONFLICT', {
    message: sayTo(req, {
      en: 'Somebody wrote in the meantime. Read it, then send again.',
      tr: 'Bu arada biri yazdı. Okuyup yeniden gönderin.',
    }),
    data: { seq, missed },
  })
}
