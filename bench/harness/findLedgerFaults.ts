import type { Payload } from 'payload'
import { waitUntil } from '@/testing/waitUntil'
import type { Finding } from './runFault'

/**
 * Compares what is counted with what it counts, over the whole database: seats, money, mails, check-ins and the
 * outbox. @returns a sentence per difference; none, always
 */
export async function findLedgerFaults(payload: Payload): Promise<string[]> {
  const { findLedgerDifferences } = await import('@/operations/registrations/findLedgerDifferences')
  const { queryRows, sql } = await import('@/db/sql')
  const comparisons = {
    'a seat without its registration, or the other way round': sql`
      SELECT r.id FROM registrations r JOIN ticket_types_rels t
        ON t.parent_id = r.ticket_type_id AND t.path = 'pools'
      LEFT JOIN capacity_holds h ON h.registration_id = r.id AND h.released_at IS NULL
      GROUP BY r.id HAVING (r.status IN ('held', 'pending', 'offered', 'confirmed')) <> (count(h.id) = 1)`,
    'money of a registration that its payments do not add up to': sql`
      SELECT r.id FROM registrations r LEFT JOIN payments p
        ON p.registration_id = r.id AND p.status = 'succeeded'
      GROUP BY r.id HAVING coalesce(r.amount_paid_minor, 0) <>
        coalesce(sum(CASE p.kind WHEN 'refund' THEN -p.amount_minor ELSE p.amount_minor END), 0)`,
    'a campaign whose mails are not as many as planned': sql`
      SELECT c.id FROM campaigns c LEFT JOIN deliveries d
        ON d.kind = 'campaign' AND d.subject = c.id::text
      WHERE c.status = 'sent' GROUP BY c.id HAVING c.total_recipients <> count(d.id)`,
    'a registration admitted twice': sql`
      SELECT registration_id AS id FROM check_ins
      WHERE result = 'accepted' AND direction = 'in' AND voided_at IS NULL
      GROUP BY registration_id, list_id HAVING count(*) > 1`,
    'a confirmed registration that nobody is to be told of': sql`
      SELECT r.id FROM registrations r WHERE r.status = 'confirmed' AND NOT EXISTS (
        SELECT FROM outbox o WHERE o.job = 'registrations.sendAdmission'
          AND o.payload->>'registration' = r.id::text)`,
    'an answer kept for a key whose registration is not there': sql`
      SELECT k.id FROM idempotency_keys k WHERE k.status = 201 AND k.route LIKE '%register%'
        AND NOT EXISTS (SELECT FROM registrations r
          WHERE r.id = ((k.body #>> '{}')::jsonb #>> '{registrations,0,id}')::uuid)`,
  }
  const faults = (await findLedgerDifferences(payload)).map(
    ({ pool }) => `the counters of pool ${pool} differ from its ledger`,
  )
  for (const [name, statement] of Object.entries(comparisons)) {
    const rows = await queryRows<{ id: string }>(payload, statement)
    if (rows.length > 0) faults.push(`${name}: ${rows.length}, such as ${rows[0]?.id}`)
  }
  return faults
}

type Settled = { payload: Payload; event: string; count: number; timeoutMs?: number }

/**
 * Waits until so many admissions of an event are mailed, then counts seats, rows and mails.
 * @throws after `timeoutMs` (two minutes)
 */
export async function settleEvent({ payload, event, count, timeoutMs = 120_000 }: Settled) {
  const { queryRows, sql } = await import('@/db/sql')
  const counts = async () => {
    const [row] = await queryRows<{ seats: number; rows: number; mails: number }>(
      payload,
      sql`SELECT p.taken::int AS seats, (SELECT count(*)::int FROM registrations r
            WHERE r.event_id = ${event} AND r.status = 'confirmed') AS rows,
          (SELECT count(*)::int FROM deliveries d JOIN registrations r ON d.subject = r.id::text
            WHERE r.event_id = ${event} AND d.kind = 'admission' AND d.state = 'accepted') AS mails
          FROM capacity_pools p WHERE p.event_id = ${event}`,
    )
    return row ?? { seats: 0, rows: 0, mails: 0 }
  }
  await waitUntil({
    what: `${count} admissions are mailed`,
    timeoutMs,
    holds: async () => (await counts()).mails >= count,
  })
  const { seats, rows, mails } = await counts()
  const faults = await findLedgerFaults(payload)
  return [
    [
      `${rows} registrations, ${seats} seats, ${mails} mails of ${count}`,
      [rows, seats, mails].every((each) => each === count),
    ],
    [['ledgers agree', ...faults].join('; '), faults.length === 0],
  ] satisfies Finding[]
}
