import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/db/transaction'
import { AppError } from '@/errors'
import { sayTo } from '@/lib/sayTo'
import { appendAudit } from '@/operations/audit/appendAudit'
import { lockWithPools } from '@/operations/registrations/lockWithPools'
import { sendAgain } from '@/operations/registrations/sendAgain'

type Input = { req: PayloadRequest; registration: string }

/**
 * Has the mail about where a registration stands go out once more: the admission when it is confirmed.
 * The code stays the same. Whether the caller may is for the caller to check.
 * @throws AppError NOT_FOUND, CONFLICT for a registration that has ended
 */
export async function resendMail({ req, registration }: Input): Promise<void> {
  await inTransaction(req, async () => {
    const locked = await lockWithPools(req, registration)
    if (!(await sendAgain({ req, locked }))) {
      throw new AppError('CONFLICT', {
        message: sayTo(req, {
          en: 'This registration has ended: there is no mail to send.',
          tr: 'Bu kayıt sona ermiş: gönderilecek posta yok.',
        }),
        data: { status: locked.status },
      })
    }
    const about = { subjectType: 'registrations', subject: registration }
    await appendAudit({ req, action: 'registrations.mailed', ...about })
  })
}
