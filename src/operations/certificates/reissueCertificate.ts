import type { PayloadRequest } from 'payload'
import { queryInTransaction, queryRows, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { AppError, invalidFields } from '@/errors'
import type { CertificateStatus } from '@/lib/certificates/certificateStates'
import type { CertificateEvent } from '@/lib/certificates/composeSnapshot'
import { problemKinds } from '@/lib/certificates/preflightReport'
import { isUuid } from '@/lib/isUuid'
import { sayTo } from '@/lib/sayTo'
import { singleLine } from '@/lib/singleLine'
import { record } from '@/outbox/record'
import { appendAudit } from '@/operations/audit/appendAudit'
import type { Certificate } from '@/payload-types'
import { renderCertificate } from '@jobs/certificates/renderCertificate.job'
import { findRecipients } from './findRecipients'
import { freezeDesign } from './freezeDesign'
import { insertCertificates } from './insertCertificates'
import { preflight } from './preflight'
import { refuseCertificateChange } from './refuseCertificateChange'
import { requireTemplate } from './requireTemplate'

type Input = {
  req: PayloadRequest
  id: unknown
  reason?: string | null
  /** Printed instead of the name of the registration. */
  name?: string | null
}

type Old = {
  status: CertificateStatus
  event: CertificateEvent
  registration: string | null
  template: string | null
  validUntil: string | null
  sendMail: boolean
}

/**
 * Issues a certificate anew, with what is known today: a new number and a new code. The old one is
 * superseded in the same transaction and says so; the new one is printed and mailed by a job.
 * Needs `certificates.issue`, checked by the caller.
 * @throws AppError 404; 409 for one that is not issued; 422 when what it would print does not work
 */
export async function reissueCertificate({ req, id, reason, name }: Input): Promise<Certificate> {
  const old = isUuid(id) ? await findOld(req, id) : null
  if (!old || !isUuid(id)) throw new AppError('NOT_FOUND')
  assertIssued(req, old.status)
  const registrations = old.registration ? [old.registration] : []
  const [found] = await findRecipients({ req, event: old.event.id, registrations })
  if (!found) throw new AppError('CONFLICT', { message: 'Its registration is not there any more.' })
  const recipient = {
    ...found,
    status: 'confirmed' as const,
    name: name ? singleLine(name).normalize('NFC') : found.name,
  }
  const template = await requireTemplate(req, old.template)
  const { hash, design } = await freezeDesign(req, template)
  const { planned, report } = await preflight({
    design,
    event: old.event,
    recipients: [recipient],
    taken: new Set(),
    known: new Set(),
    validUntil: old.validUntil && new Date(old.validUntil).toISOString(),
    now: new Date().toISOString(),
  })
  if (planned.length === 0) {
    const kinds = report.items.flatMap((item) => item.kinds)
    const message = kinds.map((kind) => sayTo(req, problemKinds[kind])).join(', ')
    throw invalidFields([{ path: 'name', message }])
  }
  const created = await inTransaction(req, async () => {
    const [locked] = await queryInTransaction<{ status: CertificateStatus }>(
      req,
      sql`SELECT status::text AS status FROM certificates WHERE id = ${id} FOR UPDATE`,
    )
    if (!locked) throw new AppError('NOT_FOUND')
    assertIssued(req, locked.status)
    await queryInTransaction(
      req,
      sql`UPDATE certificates SET status = 'superseded', live_key = NULL, updated_at = now()
          WHERE id = ${id}`,
    )
    const [fresh] = await insertCertificates({
      req,
      planned,
      shared: {
        event: old.event.id,
        template: template.id,
        templateVersion: template.version ?? 1,
        designHash: hash,
        batch: null,
        status: 'queued',
        sendMail: old.sendMail,
        supersedes: id,
      },
    })
    if (!fresh) throw new AppError('INTERNAL')
    await queryInTransaction(
      req,
      sql`UPDATE certificates SET superseded_by_id = ${fresh} WHERE id = ${id}`,
    )
    await record({ req, job: renderCertificate, payload: { certificate: fresh } })
    await appendAudit({
      req,
      action: 'certificates.reissued',
      subjectType: 'certificates',
      subject: id,
      diff: { supersededBy: { from: null, to: fresh } },
      reason,
    })
    return fresh
  })
  return req.payload.findByID({
    collection: 'certificates',
    id: created,
    depth: 0,
    overrideAccess: true,
    req,
  })
}

function assertIssued(req: PayloadRequest, status: CertificateStatus): void {
  if (status !== 'issued') throw refuseCertificateChange({ req, from: status, to: 'superseded' })
}

async function findOld(req: PayloadRequest, id: string): Promise<Old | null> {
  const [row] = await queryRows<Old>(
    req,
    sql`SELECT c.status::text AS status, c.registration_id AS registration, c.template_id AS template,
          c.valid_until AS "validUntil", coalesce(c.send_mail, true) AS "sendMail",
          json_build_object('id', e.id, 'title', e.title, 'startDate', e.start_date,
            'endDate', e.end_date, 'timezone', e.timezone, 'attendanceMode', e.attendance_mode,
            'location', e.location, 'organizer', e.organizer) AS event
        FROM certificates c JOIN events e ON e.id = c.event_id WHERE c.id = ${id}`,
  )
  return row ?? null
}
