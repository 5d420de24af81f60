import type { CollectionSlug, PayloadRequest } from 'payload'
import { holds } from '@/access/can'
import type { Permission } from '@/access/permissions'
import { queryRows, sql } from '@/db/sql'
import { AppError } from '@/errors'

export type TimelineEntry = {
  kind: 'certificate' | 'check-in' | 'mail' | 'registration' | 'ticket'
  /** ISO 8601 */
  at: string
  /** What it is about, in the words of whoever wrote it; the event, the subject, the kind of mail. */
  title: string
  /** State of that document, as its collection spells it. */
  state: string
  /** Why it is in that state, where somebody or a mail server said so. */
  reason: string | null
  collection: CollectionSlug
  id: string
}

type Source = {
  kind: TimelineEntry['kind']
  collection: string
  permission: Permission
  /** Gives id, at, title, state, reason, newest first. */
  rows: (contact: string, limit: number) => ReturnType<typeof sql>
}

/** Where things that happen to people are kept. One is left out on a platform without that collection. */
const sources: Source[] = [
  {
    kind: 'registration',
    collection: 'registrations',
    permission: 'registrations.read',
    rows: (contact, limit) => sql`
      SELECT r.id, r.created_at AS at, e.title, r.status::text AS state, r.status_reason AS reason
      FROM registrations r JOIN events e ON e.id = r.event_id
      WHERE r.contact_id = ${contact} ORDER BY r.created_at DESC LIMIT ${limit}`,
  },
  {
    kind: 'check-in',
    collection: 'check-ins',
    permission: 'checkins.read',
    rows: (contact, limit) => sql`
      SELECT c.id, c.scanned_at AS at, e.title, c.reason,
        CASE WHEN c.voided_at IS NOT NULL THEN 'voided' ELSE c.result::text END AS state
      FROM check_ins c JOIN registrations r ON r.id = c.registration_id
        JOIN events e ON e.id = c.event_id
      WHERE r.contact_id = ${contact} ORDER BY c.scanned_at DESC LIMIT ${limit}`,
  },
  {
    kind: 'mail',
    collection: 'deliveries',
    permission: 'deliveries.read',
    rows: (contact, limit) => sql`
      SELECT id, created_at AS at, kind AS title, state::text AS state, reason
      FROM deliveries WHERE contact_id = ${contact} ORDER BY created_at DESC LIMIT ${limit}`,
  },
  {
    kind: 'ticket',
    collection: 'tickets',
    permission: 'tickets.read',
    rows: (contact, limit) => sql`
      SELECT id, created_at AS at, subject AS title, status::text AS state, NULL AS reason
      FROM tickets WHERE requester_id = ${contact} ORDER BY created_at DESC LIMIT ${limit}`,
  },
  {
    kind: 'certificate',
    collection: 'certificates',
    permission: 'certificates.read',
    rows: (contact, limit) => sql`
      SELECT c.id, coalesce(c.revocation_at, c.issued_at) AS at, e.title, c.status::text AS state,
        c.revocation_reason AS reason
      FROM certificates c JOIN events e ON e.id = c.event_id
      WHERE c.contact_id = ${contact} AND c.status IN ('issued', 'revoked', 'superseded')
      ORDER BY c.issued_at DESC LIMIT ${limit}`,
  },
]

/** Entries of one answer. */
export const timelineLimit = 100

type Row = { id: string; at: string; title: string; state: string; reason: string | null }

/**
 * What happened with a contact, newest first, at most 100 entries: of each kind what the user of the
 * request may see. Needs a caller who may see contacts.
 * @throws AppError 404 when there is no such contact
 */
export async function readTimeline(req: PayloadRequest, contact: string): Promise<TimelineEntry[]> {
  const [found] = await queryRows(req, sql`SELECT 1 FROM contacts WHERE id::text = ${contact}`)
  if (!found) throw new AppError('NOT_FOUND')
  const present = new Set<string>(req.payload.config.collections.map(({ slug }) => slug))
  const open = sources.filter(
    ({ collection, permission }) => present.has(collection) && holds(req, permission),
  )
  const parts = await Promise.all(
    open.map(async ({ kind, collection, rows }) =>
      (await queryRows<Row>(req, rows(contact, timelineLimit))).map((row) => ({
        ...row,
        kind,
        collection: collection as CollectionSlug,
        at: new Date(row.at).toISOString(),
      })),
    ),
  )
  return parts
    .flat()
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, timelineLimit)
}
