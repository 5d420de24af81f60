import type { MailMessage } from '@/adapters/handOverMail'
import { pendingApprovalEmail } from '@/emails/pendingApprovalEmail'
import { pendingPaymentEmail } from '@/emails/pendingPaymentEmail'
import { placeOfferedEmail } from '@/emails/placeOfferedEmail'
import { registrationCancelledEmail } from '@/emails/registrationCancelledEmail'
import { waitlistedEmail } from '@/emails/waitlistedEmail'
import type { RegistrationStatus } from '@/lib/registrationStates'
import { addressed } from '@/operations/registrations/composeAdmission'
import { manageUrl } from '@/operations/registrations/manageLink'
import type { EndCause } from '@/operations/registrations/mailsOnEdge'
import type { MailFacts } from '@/operations/registrations/readMailFacts'

export type StatusNotice = 'cancelled' | 'offered' | 'pending' | 'waitlisted'

type Input = {
  facts: MailFacts
  notice: StatusNotice
  cause?: EndCause
  /** On the waiting list, from 1. */
  position?: number
}

const told: Record<StatusNotice, readonly RegistrationStatus[]> = {
  waitlisted: ['waitlisted'],
  pending: ['pending'],
  offered: ['offered'],
  cancelled: ['cancelled', 'expired', 'rejected'],
}

/** Whether the notice still says what is the case. */
export const isCurrent = ({ status }: MailFacts, notice: StatusNotice) =>
  told[notice].includes(status)

/** The mail that says what became of a registration without an admission. */
export function composeNotice({ facts, notice, cause, position }: Input): MailMessage {
  return { ...write({ facts, notice, cause, position }), ...addressed(facts) }
}

function write({ facts, notice, cause, position }: Input) {
  const { locale, attendee, eventFacts, holdExpiresAt } = facts
  const about = { locale, attendee, event: eventFacts, manageUrl: manageUrl(facts) }
  const owed = facts.priceMinor - facts.amountPaidMinor
  switch (notice) {
    case 'waitlisted':
      return waitlistedEmail({ ...about, position })
    case 'offered':
      return placeOfferedEmail({
        ...about,
        acceptUrl: about.manageUrl,
        expiresAt: holdExpiresAt ?? facts.event.startDate,
      })
    case 'pending':
      return facts.event.approvalRequired || owed <= 0
        ? pendingApprovalEmail(about)
        : pendingPaymentEmail({
            ...about,
            amountMinor: owed,
            currency: facts.currency,
            dueAt: holdExpiresAt ?? undefined,
          })
    case 'cancelled':
      return registrationCancelledEmail({
        ...about,
        cause: cause ?? 'organizer',
        reason: facts.statusReason ?? undefined,
      })
  }
}
