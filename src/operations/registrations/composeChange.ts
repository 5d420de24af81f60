import type { MailMessage } from '@/adapters/handOverMail'
import { eventChangedEmail } from '@/emails/eventChangedEmail'
import { addressed, admissionFile, invitation } from '@/operations/registrations/composeAdmission'
import { manageUrl } from '@/operations/registrations/manageLink'
import type { MailFacts } from '@/operations/registrations/readMailFacts'

type Input = {
  facts: MailFacts
  change: 'cancelled' | 'changed' | 'postponed'
  previous: { startDate: string; endDate: string; timezone: string; location: string | null }
}

/**
 * The mail that says how an event stands now, and how it stood. Who is confirmed gets the admission anew and
 * the calendar entry moved; a cancelled event takes it out of the calendar.
 */
export async function composeChange({ facts, change, previous }: Input): Promise<MailMessage> {
  const { locale, attendee, eventFacts, status } = facts
  const admitted = status === 'confirmed' && change === 'changed'
  const { location, ...dates } = previous
  const mail = eventChangedEmail({
    locale,
    attendee,
    change,
    event: eventFacts,
    previous: { ...eventFacts, ...dates, locationName: location ?? undefined },
    manageUrl: manageUrl(facts),
    ...(admitted ? { attachments: ['admission' as const, 'calendar' as const] } : {}),
  })
  const calendar =
    change === 'cancelled'
      ? { calendar: invitation(facts, 'cancel') }
      : admitted
        ? { calendar: invitation(facts, 'request') }
        : {}
  const attachments = admitted
    ? [
        {
          filename: `${attendee.code}.pdf`,
          content: await admissionFile(facts),
          contentType: 'application/pdf',
        },
      ]
    : undefined
  return { ...mail, ...addressed(facts), ...calendar, attachments }
}
