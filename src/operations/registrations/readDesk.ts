import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import type { DeliveryState } from '@/lib/deliveryStates'
import type { RegistrationStatus } from '@/lib/registrationStates'

export type Desk = {
  id: string
  status: RegistrationStatus
  priceMinor: number
  amountPaidMinor: number
  currency: string | null
  /** Until when an unpaid or offered place is kept. */
  holdExpiresAt: string | null
  mails: { id: string; kind: string; state: DeliveryState; reason: string | null; at: string }[]
  payments: { id: string; method: string; amountMinor: number; note: string | null; at: string }[]
}

/**
 * What staff need beside the fields of a registration: its money and its mails, newest first. Whether the
 * caller may see it is for the caller to check. Null when there is no such registration.
 */
export async function readDesk(req: PayloadRequest, registration: string): Promise<Desk | null> {
  const [found] = await queryRows<{ desk: Desk }>(
    req,
    sql`SELECT json_build_object(
          'id', r.id, 'status', r.status, 'priceMinor', coalesce(r.price_minor, 0),
          'amountPaidMinor', coalesce(r.amount_paid_minor, 0), 'currency', r.currency,
          'holdExpiresAt', r.hold_expires_at,
          'mails', coalesce((
            SELECT json_agg(m) FROM (
              SELECT id, kind, state, reason, created_at AS at FROM deliveries
              WHERE subject = r.id::text OR subject LIKE r.id::text || '/%'
              ORDER BY created_at DESC LIMIT 6) m), '[]'),
          'payments', coalesce((
            SELECT json_agg(p) FROM (
              SELECT id, method, amount_minor AS "amountMinor", note, created_at AS at
              FROM payments WHERE registration_id = r.id
              ORDER BY created_at DESC LIMIT 10) p), '[]')) AS desk
        FROM registrations r WHERE r.id = ${registration}`,
  )
  return found?.desk ?? null
}
