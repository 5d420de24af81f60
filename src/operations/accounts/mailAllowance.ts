import type { Payload } from 'payload'
import { AppError } from '@/errors'
import { keyOfAddress } from '@/operations/accounts/lockOut'
import { makeSharedLimiter } from '@/operations/limits/sharedLimiter'
import type { accountMails } from '@jobs/accounts/sendAccountMail.job'

/** Mails of one kind that strangers may have sent to one address in an hour. */
const mailsPerHour = 5

type Question = { payload: Payload; email: string; mail: (typeof accountMails)[number] }

const made = new WeakMap<Payload, ReturnType<typeof makeSharedLimiter>>()

/**
 * Whether one more account mail of a kind may go to an address, and counts it, known or not, from whatever network
 * it is asked for: nobody fills the mailbox of somebody else. Who asks is told nothing.
 * @throws AppError 503 while the counters are away
 */
export async function mayMailAgain({ payload, email, mail }: Question): Promise<boolean> {
  const limiter =
    made.get(payload) ??
    makeSharedLimiter({ payload, name: 'account-mail', points: mailsPerHour, seconds: 60 * 60 })
  made.set(payload, limiter)
  try {
    const { consumedPoints } = await limiter.penalty(`${mail}:${keyOfAddress(email)}`)
    return consumedPoints <= mailsPerHour
  } catch (error) {
    throw new AppError('UNAVAILABLE', { cause: error })
  }
}
