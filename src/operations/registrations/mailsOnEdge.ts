import { outboxEntry, type OutboxEntry } from '@/outbox/outboxRows'
import { seatPhase, type RegistrationStatus } from '@/lib/registrationStates'
import { sendAdmission } from '@jobs/registrations/sendAdmission.job'
import { sendNotice, type causes } from '@jobs/registrations/sendNotice.job'

export type EndCause = (typeof causes)[number]

export type Edge = {
  registration: string
  round: number
  /** Null for a new registration. */
  from: RegistrationStatus | null
  to: RegistrationStatus
  /** Who ended it; the organiser unless said. */
  cause?: EndCause
  /** No mail to the person, for example when the event is over. */
  silent?: boolean
}

/**
 * The mails that a change of status asks for, as outbox rows: the admission when it becomes confirmed, a
 * notice otherwise. A seat held for a moment in a checkout comes and goes without a word. Pure.
 */
export function mailsOnEdge(edge: Edge): OutboxEntry[] {
  const { registration, round, from, to, silent } = edge
  if (silent) return []
  const key = (kind: string) => `${kind}:${registration}:${round}`
  if (to === 'confirmed') {
    const promoted = from === 'waitlisted' || from === 'offered'
    const payload = { registration, round, promoted }
    return [outboxEntry({ job: sendAdmission, payload, dedupeKey: key('admission') })]
  }
  if (to === 'waitlisted' || to === 'pending' || to === 'offered') {
    const payload = { registration, round, notice: to }
    return [outboxEntry({ job: sendNotice, payload, dedupeKey: key(to) })]
  }
  const ended = from !== null && from !== 'held' && (seatPhase[from] !== null || isWaiting(from))
  if (!ended) return []
  const payload = { registration, round, notice: 'cancelled' as const, cause: causeOf(edge) }
  return [outboxEntry({ job: sendNotice, payload, dedupeKey: key('cancelled') })]
}

const isWaiting = (status: RegistrationStatus) => status === 'waitlisted'

function causeOf({ to, cause }: Edge): EndCause {
  if (to === 'expired' || to === 'rejected') return to
  return cause ?? 'organizer'
}
