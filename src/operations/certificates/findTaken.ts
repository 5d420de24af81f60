import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { personKey } from './preflight'

type Input = {
  req: PayloadRequest
  event: string
  template: string
  /** Chosen by name: a revoked certificate does not stand in the way of a new one. */
  again: boolean
}

type Row = { registration: string; email: string; name: string }

/**
 * Who has a certificate of a template, and must not get a second one: by registration, and by person, who
 * may have registered twice. Planned ones do not count: of two plans, the one approved first wins.
 */
export async function findTaken({ req, event, template, again }: Input) {
  const rows = await queryRows<Row>(
    req,
    sql`SELECT c.registration_id AS registration, c.recipient_name AS name,
          coalesce(r.email_normalized, r.email, '') AS email
        FROM certificates c LEFT JOIN registrations r ON r.id = c.registration_id
        WHERE c.event_id = ${event} AND c.template_id = ${template} AND c.live_key IS NOT NULL
          AND (${!again} OR c.status <> 'revoked')`,
  )
  return {
    taken: new Set(rows.map(({ registration }) => registration)),
    known: new Set(rows.map(({ email, name }) => personKey(email, name))),
  }
}
