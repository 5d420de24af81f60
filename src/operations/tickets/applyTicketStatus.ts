import { AppError } from '@/errors'
import { sayTo } from '@/lib/sayTo'
import { legalTicketTransitions, ticketStates } from '@/lib/ticketStates'
import type { TicketStatus } from '@/lib/ticketStates'

type Asker = Parameters<typeof sayTo>[0]

type Options = {
  /** Whoever asks: told in their language what is possible. */
  req: Asker
  from: TicketStatus
  to: TicketStatus
  closedAt?: string | null
  resolvedAt?: string | null
  reopenCount?: number | null
  now: Date
}

/**
 * The transition function of a ticket: what else changes when its status does. Everything that changes a
 * status comes through here, from the update hook of the collection. Pure.
 * @throws AppError 409 with the legal targets in `data.legal`
 */
export function applyTicketStatus({ req, from, to, now, ...ticket }: Options) {
  const legal = legalTicketTransitions({ status: from, closedAt: ticket.closedAt, now })
  if (!legal.includes(to)) {
    throw new AppError('ILLEGAL_TRANSITION', {
      message: refusal({ req, from, to, legal }),
      data: { from, to, legal: [...legal] },
    })
  }
  const at = now.toISOString()
  if (to === 'resolved') return { resolvedAt: at }
  if (to === 'closed') return { closedAt: at, resolvedAt: ticket.resolvedAt ?? at }
  if (from !== 'resolved' && from !== 'closed') return {}
  return { resolvedAt: null, closedAt: null, reopenCount: (ticket.reopenCount ?? 0) + 1 }
}

type Refusal = Pick<Options, 'from' | 'req' | 'to'> & { legal: readonly TicketStatus[] }

function refusal({ req, from, to, legal }: Refusal): string {
  const label = (status: TicketStatus) => sayTo(req, ticketStates.labels[status])
  if (from === 'closed' && legal.length === 0) {
    return sayTo(req, {
      en: 'This ticket was closed too long ago to be opened again. A new message opens a follow-up.',
      tr: 'Bu talep yeniden açılamayacak kadar önce kapandı. Yeni bir ileti devam talebi açar.',
    })
  }
  const targets = legal.map(label).join(', ')
  return sayTo(req, {
    en: `A ticket that is “${label(from)}” cannot become “${label(to)}”. Possible: ${targets}.`,
    tr: `“${label(from)}” durumundaki talep “${label(to)}” yapılamaz. Olabilecekler: ${targets}.`,
  })
}
