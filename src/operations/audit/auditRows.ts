import type { PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { personOf, type MachineMarks } from '@/access/personOf'
import { sql, type Statement } from '@/db/sql'
import { currentContext } from '@/lib/requestContext'
import type { AuditDiff } from '@/operations/audit/describeChange'

export type AuditEntry = {
  /** What happened, `<collection>.<verb>`: `events.published`. */
  action: string
  subjectType: string
  subject: string
  /** Made by `describeChange`, which masks what must not outlive a person's erasure. */
  diff?: AuditDiff
  reason?: string | null
  /** The id of the request that did it, where it is not the running one. */
  request?: string
}

type Input = {
  req: PayloadRequest
  entries: readonly AuditEntry[]
  /** A condition of the statement this is a part of. */
  onlyIf?: Statement
}

/** The INSERT of audit entries, as a part of a larger statement. Its actor is the signed-in user. */
export function auditRows({ req, entries, onlyIf = sql`true` }: Input): Statement {
  const { requestId, jobId } = currentContext()
  const title = (req.user as MachineMarks | null)?._apiKeyTitle ?? null
  const rows = entries.map(({ reason, ...entry }) => ({
    request: requestId ?? jobId,
    ...entry,
    id: uuidv7(),
    reason: reason || null,
  }))
  return sql`INSERT INTO audit_log
      (id, actor_id, api_key, action, subject_type, subject, diff, reason, request_id, created_at, updated_at)
    SELECT id, ${personOf(req)}::uuid, ${title}::text, action, "subjectType", subject, diff, reason,
           request, now(), now()
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS entry(id uuid, action text, "subjectType" text, subject text, diff jsonb, reason text,
        request text)
    WHERE ${onlyIf}`
}
