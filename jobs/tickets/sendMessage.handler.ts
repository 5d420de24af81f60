import { composeTicketMail } from '@/operations/tickets/composeTicketMail'
import { findMailRecipients } from '@/operations/tickets/findMailRecipients'
import { readTicketMail } from '@/operations/tickets/readTicketMail'
import { sendMail } from '@/operations/deliveries/sendMail'
import type { JobPayload } from '@jobs/catalog'
import { done, skipped, type JobContext, type JobOutcome } from '@jobs/jobHandler'

/**
 * One mail to each person of the other side, each once: the ledger sees to it. A mail that fails keeps the
 * others from nothing; the job is tried again for it alone.
 */
export async function sendMessageHandler(
  job: JobContext,
  { ticket, message }: JobPayload<'tickets.sendMessage'>,
): Promise<JobOutcome> {
  const { payload } = job
  const facts = await readTicketMail({ payload, ticket, message })
  if (!facts) return skipped('there is nothing to send, or it is not for customers')
  const recipients = await findMailRecipients({ payload, facts })
  if (recipients.length === 0) return skipped('nobody to tell')
  const failures: unknown[] = []
  let outcome: JobOutcome = done
  for (const { kind, contact } of recipients) {
    const compose = () => composeTicketMail({ payload, facts, kind, contact })
    const subject = message ?? ticket
    try {
      outcome = await sendMail({ job, kind, subject, contact, compose })
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
  return recipients.length === 1 ? outcome : done
}
