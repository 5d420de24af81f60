import type { PayloadRequest } from 'payload'
import { AppError } from '@/errors'
import { eventStates, type EventStatus } from '@/lib/eventStates'
import { sayTo } from '@/lib/sayTo'
import { countActiveRegistrations } from '@/operations/events/countActiveRegistrations'

type Input = {
  req: PayloadRequest
  /** Null: the event is being created. */
  event: { id: string; status: EventStatus } | null
  to: EventStatus
}

/**
 * The one gate every change of an event's status passes, through whichever door. Needs the event's row
 * locked and a transaction. Whether the asker may change it at all was decided before.
 * @throws AppError ILLEGAL_TRANSITION with the legal targets in `data.legal`
 */
export async function assertEventTransition({ req, event, to }: Input): Promise<void> {
  if (!event) {
    const legal: readonly EventStatus[] = eventStates.initial
    if (!legal.includes(to)) throw illegal({ req, from: null, to, legal })
    return
  }
  const legal: readonly EventStatus[] = eventStates.transitions[event.status]
  if (!legal.includes(to)) throw illegal({ req, from: event.status, to, legal })
  if (to !== 'draft') return
  const active = await countActiveRegistrations(req, event.id)
  if (active === 0) return
  throw new AppError('ILLEGAL_TRANSITION', {
    message: sayTo(req, {
      en: `${active} people are registered or waiting: cancel the event instead, and they are told.`,
      tr: `Kayıtlı ya da yedekte ${active} kişi var: bunun yerine etkinliği iptal edin, kendilerine haber verilir.`,
    }),
    data: {
      from: event.status,
      to,
      legal: legal.filter((status) => status !== 'draft'),
      activeRegistrations: active,
    },
  })
}

type Refusal = {
  req: PayloadRequest
  from: EventStatus | null
  to: EventStatus
  legal: readonly EventStatus[]
}

function illegal({ req, from, to, legal }: Refusal): AppError {
  const label = (status: EventStatus) => sayTo(req, eventStates.labels[status])
  const targets = legal.map(label).join(', ')
  return new AppError('ILLEGAL_TRANSITION', {
    message: sayTo(req, {
      en: from
        ? `An event that is “${label(from)}” cannot become “${label(to)}”. Possible: ${targets || 'nothing'}.`
        : `A new event cannot be “${label(to)}”. Possible: ${targets}.`,
      tr: from
        ? `“${label(from)}” durumundaki etkinlik “${label(to)}” yapılamaz. Olabilecekler: ${targets || 'yok'}.`
        : `Yeni bir etkinlik “${label(to)}” olamaz. Olabilecekler: ${targets}.`,
    }),
    data: { from, to, legal: [...legal] },
  })
}
