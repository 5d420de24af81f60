import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/db/transaction'
import type { RegistrationStatus } from '@/lib/registrationStates'
import { applyTransition } from '@/operations/registrations/applyTransition'
import type { LockedRegistration } from '@/operations/registrations/lockRegistration'
import { lockWithPools } from '@/operations/registrations/lockWithPools'
import type { EndCause } from '@/operations/registrations/mailsOnEdge'
import { promoteWaitlist } from '@/operations/registrations/promoteWaitlist'

type Input = {
  req: PayloadRequest
  registration: string
  to: RegistrationStatus
  reason?: string | null
  /** Who ends it, for the mail; the organiser unless said. */
  cause?: EndCause
  silent?: boolean
  /** Looks at the locked registration first; throws to leave it as it is. */
  check?: (locked: LockedRegistration) => void
}

/**
 * Takes a registration to another status by the state machine, and gives a seat that it frees to the first
 * who waits, in one transaction. Whether the caller may is for the caller to check.
 * @throws AppError NOT_FOUND, and what `applyTransition` throws
 */
export async function changeStatus({
  req,
  registration,
  check,
  ...change
}: Input): Promise<LockedRegistration> {
  return inTransaction(req, async () => {
    const locked = await lockWithPools(req, registration)
    check?.(locked)
    const { after, freed } = await applyTransition({ req, locked, ...change })
    if (freed) await promoteWaitlist({ req, event: locked.event, except: locked.id })
    return after
  })
}
