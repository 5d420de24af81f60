import type { Payload } from 'payload'

/**
 * Compares what is counted with what it counts, over the whole database: seats, money, mails, check-ins and the
 * outbox. @returns a sentence per difference; none, always
 */
export async function findLedgerFaults(payload: Payload): Promise<string[]> {
  const { findLedgerDifferences } = await import(
    '@/operations/registrations/findLedgerDifferences'
  )
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
          WHERE position(r.id::text in k.body #>> '{}') > 0)`,
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
