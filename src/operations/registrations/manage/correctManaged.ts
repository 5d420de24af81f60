import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { normaliseEmail } from '@/lib/normaliseEmail'
import { auditRows } from '@/operations/audit/auditRows'
import { changeAddress } from '@/operations/registrations/changeAddress'
import { lockManaged } from '@/operations/registrations/manage/lockManaged'
import { sendAgain } from '@/operations/registrations/sendAgain'

type Input = {
  req: PayloadRequest
  token: string
  details: {
    givenName?: string
    familyName?: string
    email?: string
    answers?: Record<string, unknown>
  }
}

type Person = { given_name: string; family_name: string | null }

/**
 * The holder of a manage link corrects name, address or answers, within the event's deadline. A corrected
 * address gets the mail about where things stand; a corrected name on a confirmed registration, a new admission.
 * @throws AppError NOT_FOUND, DEADLINE_PASSED, ALREADY_CHECKED_IN, ALREADY_REGISTERED, ILLEGAL_TRANSITION
 */
export async function correctManaged({ req, token, details }: Input): Promise<void> {
  const { givenName, familyName, email, answers } = details
  await inTransaction(req, async () => {
    const locked = await lockManaged({ req, token }, 'edit')
    const { id, status } = locked
    const [before] = await queryInTransaction<Person>(
      req,
      sql`SELECT given_name, family_name FROM registrations WHERE id = ${id}`,
    )
    const given = givenName ?? before?.given_name ?? ''
    const family = familyName ?? before?.family_name ?? ''
    const renamed = given !== before?.given_name || family !== (before.family_name ?? '')
    const moved = email !== undefined && normaliseEmail(email) !== locked.emailNormalized
    const masked = { from: '[masked]', to: '[masked]' }
    const diff = {
      ...(renamed ? { name: masked } : {}),
      ...(moved ? { email: masked } : {}),
      ...(answers ? { answers: masked } : {}),
    }
    const entry = {
      action: 'registrations.updated',
      subjectType: 'registrations',
      subject: id,
      diff,
    }
    await queryInTransaction(
      req,
      sql`WITH audited AS (${auditRows({ req, entries: [entry] })})
          UPDATE registrations SET given_name = ${given}, family_name = ${family || null},
            email = ${email && !moved ? email.trim() : locked.email},
            answers = coalesce(${answers ? JSON.stringify(answers) : null}::jsonb, answers),
            updated_at = now()
          WHERE id = ${id}`,
    )
    if (moved) {
      await changeAddress({ req, locked, email, givenName: given, familyName: family })
    } else if (renamed && status === 'confirmed') {
      await sendAgain({ req, locked })
    }
  })
}
