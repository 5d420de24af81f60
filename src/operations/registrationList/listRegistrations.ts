import type { PayloadRequest } from 'payload'
import { queryRows, sql, type Statement } from '@/db/sql'
import { filterStatement, orderStatement, type RegistrationFilter } from './registrationFilter'

type Input = {
  req: PayloadRequest
  event: string
  filter: RegistrationFilter
  sort?: { name: string; down: boolean }
  page: number
  limit: number
}

const iso = (column: Statement) =>
  sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** What staff see of a registration in lists. */
const shown = sql`json_build_object(
  'id', r.id, 'event', r.event_id, 'code', r.code, 'status', r.status,
  'statusReason', r.status_reason, 'givenName', r.given_name, 'familyName', r.family_name,
  'email', r.email, 'ticketType', r.ticket_type_id, 'ticketTypeName', t.name,
  'contact', r.contact_id, 'user', r.user_id, 'priceMinor', coalesce(r.price_minor, 0),
  'amountPaidMinor', coalesce(r.amount_paid_minor, 0), 'currency', r.currency,
  'source', r.source, 'answers', r.answers, 'checkedInAt', ${iso(sql`r.checked_in_at`)},
  'confirmedAt', ${iso(sql`r.confirmed_at`)}, 'cancelledAt', ${iso(sql`r.cancelled_at`)},
  'createdAt', ${iso(sql`r.created_at`)}, 'updatedAt', ${iso(sql`r.updated_at`)})`

/** One page of an event's registrations in Payload's shape, in one statement. Access is the caller's to check. */
export async function listRegistrations({ req, event, filter, sort, page, limit }: Input) {
  const where = filterStatement(event, filter)
  const [row] = await queryRows<{ total: number; docs: Record<string, unknown>[] }>(
    req,
    sql`SELECT (SELECT count(*)::int FROM registrations r WHERE ${where}) AS total,
          coalesce((SELECT json_agg(page.doc ORDER BY page.place) FROM (
            SELECT ${shown} AS doc, row_number() OVER (ORDER BY ${orderStatement(sort)}) AS place
            FROM registrations r LEFT JOIN ticket_types t ON t.id = r.ticket_type_id
            WHERE ${where} ORDER BY 2 LIMIT ${limit} OFFSET ${(page - 1) * limit}) page), '[]') AS docs`,
  )
  const { total = 0, docs = [] } = row ?? {}
  const totalPages = Math.max(1, Math.ceil(total / limit))
  return {
    docs,
    totalDocs: total,
    limit,
    page,
    totalPages,
    pagingCounter: (page - 1) * limit + 1,
    hasPrevPage: page > 1,
    hasNextPage: page < totalPages,
    prevPage: page > 1 ? page - 1 : null,
    nextPage: page < totalPages ? page + 1 : null,
  }
}
