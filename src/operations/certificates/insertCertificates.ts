import type { PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { queryInTransaction, sql } from '@/db/sql'
import type { PlannedCertificate } from './preflight'

type Shared = {
  event: string
  template: string
  templateVersion: number
  designHash: string
  batch: string | null
  status: 'planned' | 'queued'
  sendMail: boolean
  supersedes?: string
}

type Input = { req: PayloadRequest; planned: readonly PlannedCertificate[]; shared: Shared }

const rowsPerStatement = 1_000

/** What makes a second certificate of a template for a registration impossible. */
export const liveKey = (registration: string, template: string) => `${registration}:${template}`

/**
 * Writes certificates that are not printed yet, in the caller's transaction, and gives their ids. A queued
 * one takes its live key at once; a planned one when its batch is approved.
 * @throws AppError 409 when the live key is taken
 */
export async function insertCertificates({ req, planned, shared }: Input): Promise<string[]> {
  const rows = planned.map(({ registration, contact, user, name, locale, code, snapshot }) => ({
    ...{ id: uuidv7(), registration, contact, user, name, locale, code, snapshot },
    validUntil: snapshot.validUntil,
    liveKey: shared.status === 'queued' ? liveKey(registration, shared.template) : null,
  }))
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const part = JSON.stringify(rows.slice(start, start + rowsPerStatement))
    await queryInTransaction(
      req,
      sql`INSERT INTO certificates (id, registration_id, contact_id, user_id, recipient_name, locale,
            code, snapshot, valid_until, live_key, event_id, template_id, template_version, design_hash,
            batch_id, status, send_mail, supersedes_id, attempts, created_at, updated_at)
          SELECT id, registration, contact, "user", name, locale::enum_certificates_locale, code,
            snapshot, "validUntil", "liveKey", ${shared.event}::uuid, ${shared.template}::uuid,
            ${shared.templateVersion}::numeric, ${shared.designHash}, ${shared.batch}::uuid,
            ${shared.status}::text::enum_certificates_status, ${shared.sendMail}::boolean,
            ${shared.supersedes ?? null}::uuid, 0, now(), now()
          FROM jsonb_to_recordset(${part}::jsonb) AS planned(id uuid, registration uuid, contact uuid,
            "user" uuid, name text, locale text, code text, snapshot jsonb, "validUntil" timestamptz,
            "liveKey" text)`,
    )
  }
  return rows.map(({ id }) => id)
}
