import { createLocalReq } from 'payload'
import type { Payload } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { upsertContact } from '@/operations/contacts/upsertContact'
import type { TicketMail } from './readTicketMail'

/** Kinds of mail about tickets, as the ledger of mails names them. */
export const ticketMailKinds = {
  opened: 'ticket-opened',
  answer: 'ticket-answer',
  staff: 'ticket-staff',
} as const

export type TicketMailKind = (typeof ticketMailKinds)[keyof typeof ticketMailKinds]

export type MailRecipient = { kind: TicketMailKind; contact: string }

type Options = { payload: Payload; facts: TicketMail }

/** A team larger than this reads its tickets in the panel, not in everybody's mailbox. */
const staffLimit = 20

/**
 * Whom a mail goes to: what staff write, to the customer; what the customer writes, to the agent who has
 * the ticket, else to every support agent. Whoever opens a ticket also gets its number and link.
 * Nobody is mailed what they wrote themselves as staff.
 */
export async function findMailRecipients({ payload, facts }: Options): Promise<MailRecipient[]> {
  const { message, requester, authorType, authorId, owner } = facts
  const customer = (kind: TicketMailKind): MailRecipient[] =>
    requester ? [{ kind, contact: requester }] : []
  if (authorType === 'agent' && message) {
    return authorId && authorId === owner ? [] : customer(ticketMailKinds.answer)
  }
  const staff = authorType === 'customer' ? await staffContacts({ payload, facts }) : []
  const opening = message ? [] : customer(ticketMailKinds.opened)
  return [
    ...opening,
    ...staff.map((contact): MailRecipient => ({ kind: ticketMailKinds.staff, contact })),
  ]
}

type Agent = { id: string; email: string; first: string | null; last: string | null }

async function staffContacts({ payload, facts }: Options): Promise<string[]> {
  const agents = await queryRows<Agent>(
    payload,
    sql`SELECT u.id, u.email, u.first_name AS first, u.last_name AS last FROM users u
        WHERE u.id IS DISTINCT FROM ${facts.owner} AND ${
          facts.assignedTo
            ? sql`u.id = ${facts.assignedTo}`
            : sql`EXISTS (SELECT 1 FROM users_rels r JOIN roles o ON o.id = r.roles_id
                    WHERE r.parent_id = u.id AND r.path = 'roles' AND o.name = 'support-agent')`
        } ORDER BY u.id LIMIT ${staffLimit}`,
  )
  if (agents.length === 0) return []
  const req = await createLocalReq({}, payload)
  return inTransaction(req, async () => {
    const contacts: string[] = []
    for (const { email, first, last } of agents) {
      const names = { givenName: first, familyName: last }
      contacts.push((await upsertContact({ req, email, ...names })).id)
    }
    return contacts
  })
}
