import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/db/transaction'
import { applyTransition } from '@/operations/registrations/applyTransition'
import { lockManaged } from '@/operations/registrations/manage/lockManaged'
import { promoteWaitlist } from '@/operations/registrations/promoteWaitlist'

type Input = { req: PayloadRequest; token: string; reason?: string }

/**
 * The holder of a manage link gives the place back, within the event's deadline; the first who waits gets
 * it, in the same transaction.
 * @throws AppError NOT_FOUND, DEADLINE_PASSED, ALREADY_CHECKED_IN, ILLEGAL_TRANSITION
 */
export async function cancelManaged({ req, token, reason }: Input): Promise<void> {
  await inTransaction(req, async () => {
    const locked = await lockManaged({ req, token }, 'cancel')
    const change = { req, locked, to: 'cancelled', reason, cause: 'attendee' } as const
    const { freed } = await applyTransition(change)
    if (freed) await promoteWaitlist({ req, event: locked.event, except: locked.id })
  })
}
