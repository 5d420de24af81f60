import type { PayloadRequest } from 'payload'
import { env } from '@/env'
import { AppError } from '@/errors'
import { sayTo } from '@/lib/sayTo'
import { findActiveUser } from '@/operations/accounts/accessTokenStrategy'
import { findAccountByEmail, type Account } from '@/operations/accounts/findAccount'
import { withLockOut } from '@/operations/accounts/lockOut'
import { passwordMatches } from '@/operations/accounts/passwordWork'
import { challengeSeconds, makeChallenge } from '@/operations/secondFactor/challenge'
import { tellSecurityEvent } from '@/operations/security/tellSecurityEvent'
import { useCode } from '@/operations/secondFactor/useCode'

type Proof = {
  req: PayloadRequest
  email: string
  password: string
  /** Of the authenticator app, or a recovery code, for accounts that have a second factor. */
  code?: string
}

/**
 * Proves who somebody is by address and password, through whichever door. An unknown address, a wrong password,
 * a locked or disabled account and (where it is asked for) an unconfirmed address get the same answer after the
 * same work. Opens no session.
 * @returns the user with populated roles
 * @throws AppError 401 INVALID_CREDENTIALS; 401 SECOND_FACTOR_REQUIRED with a challenge for `answerChallenge`, to
 * who knows the password of an account with a second factor and gave no code; 429 and 503 as `withLockOut`
 */
export async function signIn({ req, email, password, code }: Proof) {
  const { payload } = req
  const account = await findAccountByEmail(req, email)
  const right = await withLockOut({
    payload,
    email,
    account: account?.id,
    prove: async () => {
      if (!(await passwordMatches(password, account)) || !account || !mayEnter(account))
        return false
      if (!account.secondFactor) return true
      return code ? useCode({ req, user: account.id, code }) : 'half'
    },
  })
  if (right === 'half' && account) {
    tellSecurityEvent('auth.login.halfway', { account: account.id })
    throw new AppError('SECOND_FACTOR_REQUIRED', {
      message: sayTo(req, askForCode),
      data: { challenge: makeChallenge(account), expiresIn: challengeSeconds },
    })
  }
  const user = right && account ? await findActiveUser({ payload, id: account.id }) : null
  if (!user) {
    tellSecurityEvent('auth.login.failed', { account: account?.id })
    throw refusal(req)
  }
  return user
}

const askForCode = {
  en: 'Enter the code of your authenticator app, or a recovery code.',
  tr: 'Doğrulama uygulamanızdaki kodu ya da bir kurtarma kodunu girin.',
}

const mayEnter = (account: Account) =>
  !account.disabled && (account.verified || !env.requireVerifiedEmail)

/** Where addresses must be confirmed, everybody is told so: it says nothing about this one. */
function refusal(req: PayloadRequest): AppError {
  return new AppError('INVALID_CREDENTIALS', {
    message: sayTo(
      req,
      env.requireVerifiedEmail
        ? {
            en: 'The e-mail address or the password is wrong, or the address is not confirmed yet: see the mail you got.',
            tr: 'E-posta adresi veya parola yanlış ya da adres henüz doğrulanmadı: size gelen postaya bakın.',
          }
        : {
            en: 'The e-mail address or the password is wrong.',
            tr: 'E-posta adresi veya parola yanlış.',
          },
    ),
  })
}
