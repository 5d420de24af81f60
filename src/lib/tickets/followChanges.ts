import type { TicketChanges, TicketEnvelope } from './envelope'

/**
 * A ticket as it is after what its log says: the fields of `ticket` that changed after `seq`, by their
 * newest value. Pure.
 */
export function followChanges<Ticket extends { seq: number }>(
  ticket: Ticket,
  log: TicketEnvelope[],
): Ticket {
  const later = log.filter(({ seq, type }) => seq > ticket.seq && type === 'ticket.updated')
  return later.reduce((now, entry) => {
    const changes = Object.entries((entry.data.changes ?? {}) as TicketChanges)
    const known = changes.filter(([field]) => field in now)
    return {
      ...now,
      ...Object.fromEntries(known.map(([field, [, after]]) => [field, after])),
      seq: entry.seq,
    }
  }, ticket)
}
