import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/db/transaction'
import { applyTransition } from '@/operations/registrations/applyTransition'
import { lockManaged } from '@/operations/registrations/manage/lockManaged'

type Input = { req: PayloadRequest; token: string }

/**
 * The holder of a manage link takes the place that was offered, in time: confirmed, or pending where
 * payment or approval is missing.
 * @throws AppError NOT_FOUND, DEADLINE_PASSED, ILLEGAL_TRANSITION
 */
export async function acceptOffer({ req, token }: Input): Promise<void> {
  await inTransaction(req, async () => {
    const locked = await lockManaged({ req, token }, 'accept')
    const owes = locked.amountPaidMinor < locked.priceMinor
    const to = locked.approvalRequired || owes ? 'pending' : 'confirmed'
    await applyTransition({ req, locked, to })
  })
}
