import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import type { EventStatus } from '@/lib/eventStates'
import type { RegistrationStatus } from '@/lib/registrationStates'

/** A registration under lock, with what the state machine asks of its event and ticket. */
export type LockedRegistration = {
  id: string
  event: string
  status: RegistrationStatus
  round: number
  secret: string
  contact: string | null
  email: string
  emailNormalized: string
  dedupeKey: string | null
  priceMinor: number
  amountPaidMinor: number
  currency: string
  confirmedAt: string | null
  cancelledAt: string | null
  holdExpiresAt: string | null
  waitlistedAt: string | null
  statusReason: string | null
  /** Pools of its ticket, in the order in which they are locked. */
  pools: string[]
  eventStatus: EventStatus
  eventEndDate: string
  onePerEmail: boolean
  approvalRequired: boolean
  /** A freed seat is offered to the first who waits rather than given. */
  offersSeats: boolean
  holdMinutes: number
  /** When it was read, by the database's clock. */
  at: string
}

/**
 * Locks a registration until the transaction ends and reads it. Lock the pools of its event first
 * (`lockPools`) where seats may move. Null when there is none.
 */
export async function lockRegistration(
  req: PayloadRequest,
  id: string,
): Promise<LockedRegistration | null> {
  const [row] = await queryInTransaction<{ locked: LockedRegistration }>(
    req,
    sql`SELECT json_build_object(
          'id', r.id, 'event', r.event_id, 'status', r.status, 'round', r.round, 'secret', r.secret,
          'contact', r.contact_id, 'email', r.email, 'emailNormalized', r.email_normalized,
          'dedupeKey', r.dedupe_key, 'priceMinor', coalesce(r.price_minor, 0),
          'amountPaidMinor', coalesce(r.amount_paid_minor, 0), 'currency', r.currency,
          'confirmedAt', r.confirmed_at, 'cancelledAt', r.cancelled_at,
          'holdExpiresAt', r.hold_expires_at, 'waitlistedAt', r.waitlisted_at,
          'statusReason', r.status_reason,
          'pools', coalesce((
            SELECT json_agg(rel.capacity_pools_id ORDER BY rel.capacity_pools_id)
            FROM ticket_types_rels rel
            WHERE rel.parent_id = r.ticket_type_id AND rel.path = 'pools'), '[]'),
          'eventStatus', e.status, 'eventEndDate', e.end_date,
          'onePerEmail', coalesce(e.one_per_email, false),
          'approvalRequired', coalesce(e.approval_required, false),
          'offersSeats', coalesce(e.waitlist_offers, false),
          'holdMinutes', coalesce(e.hold_minutes, 2880), 'at', now()) AS locked
        FROM registrations r JOIN events e ON e.id = r.event_id
        WHERE r.id = ${id} FOR NO KEY UPDATE OF r`,
  )
  return row?.locked ?? null
}
