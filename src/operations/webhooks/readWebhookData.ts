import type { Payload } from 'payload'
import { queryRows, sql, type Statement } from '@/db/sql'
import type { WebhookEventType } from '@/lib/webhooks/eventTypes'

/** What an event carries about its subject: a flat object a receiver can work with, ids included. */
const queries: Record<WebhookEventType, (subject: string) => Statement> = {
  'registration.confirmed': registration,
  'registration.cancelled': registration,
  'checkin.created': (subject) => sql`
    SELECT json_build_object('id', c.id, 'event', c.event_id, 'registration', c.registration_id,
      'list', c.list_id, 'direction', c.direction, 'scannedAt', c.scanned_at,
      'attendee', json_build_object('givenName', r.given_name, 'familyName', r.family_name,
        'email', r.email)) AS data
    FROM check_ins c JOIN registrations r ON r.id = c.registration_id WHERE c.id = ${subject}`,
  'event.published': event,
  'event.cancelled': event,
  'ticket.created': (subject) => sql`
    SELECT json_build_object('id', t.id, 'number', t.number, 'subject', t.subject,
      'status', t.status, 'priority', t.priority, 'category', t.category, 'event', t.event_id,
      'requester', t.requester_id, 'createdAt', t.created_at) AS data
    FROM tickets t WHERE t.id = ${subject}`,
  'ticket.message.created': (subject) => sql`
    SELECT json_build_object('id', m.id, 'ticket', m.ticket_id, 'number', t.number,
      'author', m.author_type, 'body', m.body, 'createdAt', m.created_at) AS data
    FROM ticket_messages m JOIN tickets t ON t.id = m.ticket_id
    WHERE m.id = ${subject} AND m.kind = 'public'`,
  'campaign.sent': (subject) => sql`
    SELECT json_build_object('id', id, 'name', name, 'subject', subject, 'status', status,
      'recipients', total_recipients, 'accepted', sent_count, 'sentAt', sent_at) AS data
    FROM campaigns WHERE id = ${subject}`,
  'certificate.issued': (subject) => sql`
    SELECT json_build_object('id', id, 'number', number, 'recipientName', recipient_name,
      'event', event_id, 'registration', registration_id, 'code', code, 'issuedAt', issued_at,
      'validUntil', valid_until) AS data
    FROM certificates WHERE id = ${subject}`,
  'social-post.posted': (subject) => sql`
    SELECT json_build_object('id', p.id, 'content', p.content, 'event', p.event_id,
      'status', p.status, 'postedAt', p.posted_at, 'targets',
      (SELECT json_agg(json_build_object('account', t.account_id, 'platform', t.platform,
         'state', t.state, 'permalink', t.permalink) ORDER BY t.created_at, t.id)
       FROM social_post_targets t WHERE t.post_id = p.id)) AS data
    FROM social_posts p WHERE p.id = ${subject}`,
}

/** The data of an event as it is now, or null when its subject is gone, or nobody's business. */
export async function readWebhookData(
  payload: Payload,
  { type, subject }: { type: WebhookEventType; subject: string },
): Promise<Record<string, unknown> | null> {
  const [row] = await queryRows<{ data: Record<string, unknown> }>(payload, queries[type](subject))
  return row?.data ?? null
}

function registration(subject: string): Statement {
  return sql`
    SELECT json_build_object('id', r.id, 'code', r.code, 'status', r.status, 'event', r.event_id,
      'eventTitle', e.title, 'ticketType', r.ticket_type_id, 'contact', r.contact_id,
      'attendee', json_build_object('givenName', r.given_name, 'familyName', r.family_name,
        'email', r.email),
      'priceMinor', r.price_minor, 'currency', r.currency, 'confirmedAt', r.confirmed_at,
      'cancelledAt', r.cancelled_at) AS data
    FROM registrations r JOIN events e ON e.id = r.event_id WHERE r.id = ${subject}`
}

function event(subject: string): Statement {
  return sql`
    SELECT json_build_object('id', id, 'slug', slug, 'title', title, 'status', status,
      'startDate', start_date, 'endDate', end_date, 'timezone', timezone,
      'attendanceMode', attendance_mode, 'location', location, 'visibility', visibility) AS data
    FROM events WHERE id = ${subject}`
}
