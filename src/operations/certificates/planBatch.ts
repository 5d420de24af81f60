import type { PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { personOf } from '@/access/personOf'
import { queryInTransaction, queryRows, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { invalidFields } from '@/errors'
import type { CertificateEvent } from '@/lib/certificates/composeSnapshot'
import { isUuid } from '@/lib/isUuid'
import { sayTo } from '@/lib/sayTo'
import { appendAudit } from '@/operations/audit/appendAudit'
import type { CertificateBatch } from '@/payload-types'
import { findRecipients } from './findRecipients'
import { findTaken } from './findTaken'
import { freezeDesign } from './freezeDesign'
import { insertCertificates } from './insertCertificates'
import { preflight } from './preflight'
import { requireTemplate } from './requireTemplate'

export type BatchWish = {
  /** Id or slug. */
  event: string
  template?: string | null
  /** Without it, everybody checked in. */
  registrations?: string[]
  /** ISO 8601 */
  validUntil?: string | null
  sendMail?: boolean
}

/**
 * Plans a batch: who would get a certificate, what it would say, and what must not be printed. Nothing is
 * numbered, printed or mailed before somebody approves it. Who has a certificate of this template is left
 * out, except those whose certificate was revoked and who are chosen by name.
 * Needs `certificates.issue`, checked by the caller.
 * @throws AppError 422 for an event, template or registration that is not there
 */
export async function planBatch(req: PayloadRequest, wish: BatchWish): Promise<CertificateBatch> {
  const event = await requireEvent(req, wish.event)
  const registrations = wish.registrations && [...new Set(wish.registrations)]
  const recipients = await findRecipients({ req, event: event.id, registrations })
  if (registrations && recipients.length < registrations.length) {
    const found = new Set(recipients.map(({ registration }) => registration))
    throw unknownRegistrations(req, { asked: registrations, found })
  }
  const template = await requireTemplate(req, wish.template)
  const { hash, design } = await freezeDesign(req, template)
  const validUntil = wish.validUntil ?? null
  const { planned, report, samples } = await preflight({
    design,
    event,
    recipients,
    ...(await findTaken({
      req,
      event: event.id,
      template: template.id,
      again: Boolean(registrations),
    })),
    validUntil,
    now: new Date().toISOString(),
  })
  const id = uuidv7()
  await inTransaction(req, async () => {
    await queryInTransaction(
      req,
      sql`INSERT INTO certificate_batches (id, title, event_id, template_id, template_version,
            design_hash, rule, status, preflight, samples, valid_until, send_mail, requested_by_id,
            created_at, updated_at)
          VALUES (${id}, ${event.title}, ${event.id}, ${template.id}, ${template.version ?? 1}, ${hash},
            ${registrations ? 'chosen' : 'checked_in'}, 'planned', ${JSON.stringify(report)}::jsonb,
            ${JSON.stringify(samples)}::jsonb, ${validUntil}::timestamptz, ${wish.sendMail ?? true},
            ${personOf(req)}::uuid, now(), now())`,
    )
    await insertCertificates({
      req,
      planned,
      shared: {
        event: event.id,
        template: template.id,
        templateVersion: template.version ?? 1,
        designHash: hash,
        batch: id,
        status: 'planned',
        sendMail: wish.sendMail ?? true,
      },
    })
    await appendAudit({
      req,
      action: 'certificate-batches.planned',
      subjectType: 'certificate-batches',
      subject: id,
    })
  })
  return req.payload.findByID({
    collection: 'certificate-batches',
    id,
    depth: 0,
    overrideAccess: false,
    req,
  })
}

async function requireEvent(req: PayloadRequest, event: string): Promise<CertificateEvent> {
  const which = isUuid(event) ? sql`id = ${event}` : sql`slug = ${event}`
  const [row] = await queryRows<CertificateEvent>(
    req,
    sql`SELECT id, title, start_date AS "startDate", end_date AS "endDate", timezone,
          attendance_mode::text AS "attendanceMode", location, organizer
        FROM events WHERE ${which} AND deleted_at IS NULL`,
  )
  if (row) return row
  const message = sayTo(req, { en: 'There is no such event.', tr: 'Böyle bir etkinlik yok.' })
  throw invalidFields([{ path: 'event', message }])
}

type Search = { asked: string[]; found: Set<string> }

function unknownRegistrations(req: PayloadRequest, { asked, found }: Search) {
  const message = sayTo(req, {
    en: 'This is not a registration for the event.',
    tr: 'Bu, etkinliğin bir kaydı değil.',
  })
  const missing = asked.flatMap((id, index) =>
    found.has(id) ? [] : [{ path: `registrations.${index}`, message }],
  )
  return invalidFields(missing.slice(0, 20))
}
