import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql, type Statement } from '@/db/sql'
import type { RegistrationStatus } from '@/lib/registrationStates'

export type CheckInPolicy = 'daily' | 'multiple' | 'once'
export type Direction = 'in' | 'out'

/** One scan as it is answered with. */
export type CheckInRow = {
  id: string
  event: string
  list: string
  registration: string
  direction: Direction
  result: 'accepted' | 'rejected'
  reason: string | null
  /** What a refusal said. */
  details: Record<string, unknown> | null
  /** ISO 8601, like all times here. */
  scannedAt: string
  receivedAt: string
  device: string | null
  operator: string | null
  voidedAt: string | null
}

/** The person at the door, under lock. */
export type ScannedRegistration = {
  id: string
  event: string
  code: string
  secret: string | null
  status: RegistrationStatus
  givenName: string
  familyName: string
  email: string
  ticketType: { id: string; name: string } | null
  checkedInAt: string | null
}

export type Gate = {
  id: string
  name: string
  policy: CheckInPolicy
  activeFrom: string | null
  activeUntil: string | null
  ticketTypes: string[]
}

const iso = (column: Statement) =>
  sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** A check-in as JSON. `alias` names the table in the statement this is a part of. */
export const checkInJson = (alias: string): Statement => {
  const column = (name: string) => sql`${sql.identifier(alias)}.${sql.identifier(name)}`
  return sql`json_build_object('id', ${column('id')}, 'event', ${column('event_id')},
    'list', ${column('list_id')}, 'registration', ${column('registration_id')},
    'direction', ${column('direction')}, 'result', ${column('result')},
    'reason', ${column('reason')}, 'details', ${column('details')},
    'scannedAt', ${iso(column('scanned_at'))}, 'receivedAt', ${iso(column('received_at'))},
    'device', ${column('device')}, 'operator', ${column('operator_id')},
    'voidedAt', ${iso(column('voided_at'))})`
}

/**
 * Locks a registration until the transaction ends, so that it cannot be cancelled while it is let in.
 * `where` is a condition over `r`. Null when there is none.
 */
export async function lockScanned(
  req: PayloadRequest,
  where: Statement,
): Promise<ScannedRegistration | null> {
  const [row] = await queryInTransaction<{ found: ScannedRegistration }>(
    req,
    sql`SELECT json_build_object('id', r.id, 'event', r.event_id, 'code', r.code,
          'secret', r.secret, 'status', r.status, 'givenName', r.given_name,
          'familyName', coalesce(r.family_name, ''), 'email', r.email,
          'ticketType', (SELECT json_build_object('id', t.id, 'name', t.name)
                         FROM ticket_types t WHERE t.id = r.ticket_type_id),
          'checkedInAt', ${iso(sql`r.checked_in_at`)}) AS found
        FROM registrations r WHERE ${where} LIMIT 1 FOR NO KEY UPDATE OF r`,
  )
  return row?.found ?? null
}

/** A gate of an event: the one named, or its default. Null when there is none. */
export async function findGate(
  req: PayloadRequest,
  { event, list }: { event: string; list?: string },
): Promise<Gate | null> {
  const [row] = await queryInTransaction<{ gate: Gate }>(
    req,
    sql`SELECT json_build_object('id', l.id, 'name', l.name, 'policy', l.policy,
          'activeFrom', ${iso(sql`l.active_from`)}, 'activeUntil', ${iso(sql`l.active_until`)},
          'ticketTypes', coalesce((
            SELECT json_agg(rel.ticket_types_id) FROM check_in_lists_rels rel
            WHERE rel.parent_id = l.id AND rel.path = 'ticketTypes'), '[]')) AS gate
        FROM check_in_lists l
        WHERE l.event_id = ${event} AND ${list ? sql`l.id = ${list}` : sql`l.is_default`}`,
  )
  return row?.gate ?? null
}

/** The first scan with this nonce from this device, or null. */
export async function findByNonce(
  req: PayloadRequest,
  { device, nonce }: { device: string; nonce: string },
): Promise<CheckInRow | null> {
  const [row] = await queryInTransaction<{ found: CheckInRow }>(
    req,
    sql`SELECT ${checkInJson('c')} AS found FROM check_ins c
        WHERE c.device = ${device} AND c.nonce = ${nonce}`,
  )
  return row?.found ?? null
}
