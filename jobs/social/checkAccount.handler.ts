import { AppError } from '@/errors'
import { checkAccount } from '@/operations/social/checkAccount'
import { done, skipped } from '@jobs/jobHandler'
import type { JobContext, JobOutcome } from '@jobs/jobHandler'

type Payload = { account: string }

/** Keeps what the server says about the account. Safe to repeat. */
export async function checkAccountHandler(
  { payload }: JobContext,
  { account }: Payload,
): Promise<JobOutcome> {
  try {
    const { connected, reason } = await checkAccount({ req: { payload }, account })
    return connected ? done : skipped(reason ?? 'not connected')
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return skipped('account is gone')
    throw error
  }
}
