import type { PayloadRequest } from 'payload'
import { AppError } from '@/errors'
import { sayTo } from '@/lib/sayTo'
import { findActiveUser } from '@/operations/accounts/accessTokenStrategy'
import { findAccount } from '@/operations/accounts/findAccount'
import { withLockOut } from '@/operations/accounts/lockOut'
import { holdsChallenge, subjectOfChallenge } from '@/operations/secondFactor/challenge'
import { tellSecurityEvent } from '@/operations/security/tellSecurityEvent'
import { useCode } from '@/operations/secondFactor/useCode'

type Answer = { req: PayloadRequest; challenge: string; code: string }

/**
 * The second step of a log-in: the challenge that the password earned, and a code. Wrong codes count in the
 * lock-out of the address like wrong passwords. Opens no session.
 * @returns the user with populated roles
 * @throws AppError 401 INVALID_CREDENTIALS; 429 and 503 as `withLockOut`
 */
export async function answerChallenge({ req, challenge, code }: Answer) {
  const subject = subjectOfChallenge(challenge)
  const account = subject && (await findAccount(req, subject.id))
  if (!account || account.disabled || !holdsChallenge(subject.digest, account)) throw outdated(req)
  const right = await withLockOut({
    payload: req.payload,
    email: account.email,
    account: account.id,
    prove: () => useCode({ req, user: account.id, code }),
  })
  const user = right ? await findActiveUser({ payload: req.payload, id: account.id }) : null
  if (!user) {
    tellSecurityEvent('auth.login.failed', { account: account.id, step: 'second-factor' })
    throw wrongCode(req)
  }
  return user
}

const outdated = (req: PayloadRequest) =>
  new AppError('INVALID_CREDENTIALS', {
    message: sayTo(req, {
      en: 'This took too long. Enter your password again.',
      tr: 'Bu çok uzun sürdü. Parolanızı yeniden girin.',
    }),
  })

const wrongCode = (req: PayloadRequest) =>
  new AppError('INVALID_CREDENTIALS', {
    message: sayTo(req, {
      en: 'This code is not right, or was used already. Wait for the next one.',
      tr: 'Bu kod doğru değil ya da kullanılmış. Bir sonrakini bekleyin.',
    }),
  })
