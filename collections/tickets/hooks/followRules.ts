import type { CollectionBeforeChangeHook } from 'payload'
import { ticketStatuses } from '@/lib/ticketStates'
import type { TicketStatus } from '@/lib/ticketStates'
import { applyTicketStatus } from '@/operations/tickets/applyTicketStatus'
import { assertAssignable } from '@/operations/tickets/assertAssignable'

/** Every change of status is a legal transition, and a ticket goes only to people who can answer it. */
export const followRules: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const assignee = data.assignedTo as string | null | undefined
  if (assignee && assignee !== originalDoc?.assignedTo) {
    await assertAssignable({ req, user: assignee })
  }
  const from = originalDoc?.status as TicketStatus | undefined
  const to = (data.status ?? from) as TicketStatus | undefined
  // Neither can be taken away.
  const kept = { ...data, status: to, priority: data.priority ?? originalDoc?.priority }
  // A status there is not is for the validation of the field, which runs after this.
  if (!from || !to || from === to || !ticketStatuses.includes(to)) return kept
  return { ...kept, ...applyTicketStatus({ ...originalDoc, req, from, to, now: new Date() }) }
}
