import type { Payload, PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { requireSecret } from '@/env'
import { AppError } from '@/errors'
import type { EventStatus } from '@/lib/eventStates'
import { isUuid } from '@/lib/isUuid'
import type { RegistrationStatus } from '@/lib/registrationStates'
import { findToken } from '@/lib/signedToken'
import { decidePossible, type Possible } from '@/operations/registrations/manage/decidePossible'
import { eventUrl } from '@/operations/registrations/readMailFacts'

type Row = {
  id: string
  code: string
  status: RegistrationStatus
  statusReason: string | null
  givenName: string
  familyName: string | null
  email: string
  answers: Record<string, unknown> | null
  priceMinor: number
  amountPaidMinor: number
  currency: string | null
  holdExpiresAt: string | null
  checkedInAt: string | null
  ticketType: string | null
  position: number | null
  locale: string | null
  round: number
  event: ManagedEvent & {
    selfEditUntil: string | null
    selfCancelUntil: string | null
    approvalRequired: boolean
  }
  /** When it was read, by the database's clock. */
  at: string
}

type ManagedEvent = {
  id: string
  title: string
  slug: string
  status: EventStatus
  startDate: string
  endDate: string
  timezone: string
  location: string | null
  /** Only while the registration is confirmed. */
  virtualUrl: string | null
  organizer: string | null
}

/** What the holder of a manage link sees. */
export type Managed = {
  registration: {
    id: string
    code: string
    status: RegistrationStatus
    reason: string | null
    attendee: { email: string; givenName: string; familyName: string }
    answers: Record<string, unknown> | null
    ticketType: string | null
    priceMinor: number
    amountPaidMinor: number
    currency: string | null
    /** Until when an unpaid or offered place is kept. */
    holdExpiresAt: string | null
    checkedInAt: string | null
    /** On the waiting list, from 1. */
    position: number | null
    approvalRequired: boolean
    locale: string | null
  }
  event: ManagedEvent & { url: string }
  possible: Possible
}

/**
 * The registration and the secret a manage link names.
 * @throws AppError NOT_FOUND for a link that is not ours
 */
export function requireManageToken(token: string): { id: string; secret: string } {
  const parts = findToken({ secret: requireSecret(), purpose: 'manage', token })
  const [id, secret] = parts ?? []
  if (!isUuid(id) || !secret) throw new AppError('NOT_FOUND')
  return { id, secret }
}

/**
 * What the holder of a manage link sees and may do now, by one statement.
 * @throws AppError NOT_FOUND for a link that is not ours, or that died when the registration was passed on
 */
export async function readManaged(
  where: Payload | PayloadRequest,
  token: string,
): Promise<Managed> {
  const { id, secret } = requireManageToken(token)
  const [found] = await queryRows<{ row: Row }>(
    where,
    sql`SELECT json_build_object(
          'id', r.id, 'code', r.code, 'status', r.status, 'statusReason', r.status_reason,
          'givenName', r.given_name, 'familyName', r.family_name, 'email', r.email,
          'answers', r.answers, 'priceMinor', coalesce(r.price_minor, 0),
          'amountPaidMinor', coalesce(r.amount_paid_minor, 0), 'currency', r.currency,
          'holdExpiresAt', r.hold_expires_at, 'checkedInAt', r.checked_in_at,
          'ticketType', t.name, 'locale', c.locale, 'round', r.round,
          'position', CASE WHEN r.status = 'waitlisted' THEN 1 + (
            SELECT count(*) FROM registrations o
            WHERE o.event_id = r.event_id AND o.status = 'waitlisted'
              AND (o.waitlisted_at, o.id) < (r.waitlisted_at, r.id)) END,
          'event', json_build_object(
            'id', e.id, 'title', e.title, 'slug', e.slug, 'status', e.status,
            'startDate', e.start_date, 'endDate', e.end_date, 'timezone', e.timezone,
            'location', e.location, 'organizer', e.organizer,
            'virtualUrl', CASE WHEN r.status = 'confirmed' THEN e.virtual_url END,
            'selfEditUntil', e.self_edit_until, 'selfCancelUntil', e.self_cancel_until,
            'approvalRequired', coalesce(e.approval_required, false)), 'at', now()) AS row
        FROM registrations r JOIN events e ON e.id = r.event_id
          LEFT JOIN contacts c ON c.id = r.contact_id
          LEFT JOIN ticket_types t ON t.id = r.ticket_type_id
        WHERE r.id = ${id} AND r.secret = ${secret}`,
  )
  if (!found) throw new AppError('NOT_FOUND')
  return present(found.row)
}

function present({ event, givenName, familyName, email, statusReason, at, ...rest }: Row): Managed {
  const { selfEditUntil, selfCancelUntil, approvalRequired, ...shown } = event
  const { status, checkedInAt, holdExpiresAt } = rest
  const { round: _round, ...fields } = rest
  return {
    registration: {
      ...fields,
      holdExpiresAt: iso(holdExpiresAt),
      checkedInAt: iso(checkedInAt),
      reason: statusReason,
      approvalRequired,
      attendee: { email, givenName, familyName: familyName ?? '' },
    },
    event: {
      ...shown,
      startDate: new Date(shown.startDate).toISOString(),
      endDate: new Date(shown.endDate).toISOString(),
      url: eventUrl(shown.slug),
    },
    possible: decidePossible({
      ...{ status, checkedInAt, holdExpiresAt, selfEditUntil, selfCancelUntil },
      event,
      at: new Date(at),
    }),
  }
}

const iso = (at: string | null) => at && new Date(at).toISOString()
