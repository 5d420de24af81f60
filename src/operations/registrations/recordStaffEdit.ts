import type { PayloadRequest } from 'payload'
import type { Registration } from '@/payload-types'
import { appendAudit } from '@/operations/audit/appendAudit'
import { describeChange } from '@/operations/audit/describeChange'

type Input = { req: PayloadRequest; before: Registration; after: Registration }

const edited = ['givenName', 'familyName', 'email', 'answers', 'locale'] as const

/** One audit entry for what staff changed about the person. A changed status has its own. */
export async function recordStaffEdit({ req, before, after }: Input): Promise<void> {
  const diff = describeChange({ before, after, fields: edited })
  if (Object.keys(diff).length === 0) return
  const about = { subjectType: 'registrations', subject: after.id }
  await appendAudit({ req, action: 'registrations.updated', ...about, diff })
}
