import { expect } from '@jest/globals'
import { Secret, TOTP } from 'otpauth'
import { password, type accountDesk } from '@/testing/accounts/accountDesk'

const halfMinute = 30_000

export const base = '/api/users/me/second-factor'

/** The code an authenticator app shows, so many half-minutes from now. */
export const codeOf = (secret: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: Date.now() + steps * halfMinute,
  })

/** Log-in in two steps, on top of what `accountDesk` does. */
export function secondFactorDesk({ post, register, logIn }: ReturnType<typeof accountDesk>) {
  const begin = (email: string) => post('/api/auth/login', { email, password })
  return {
    begin,
    finish: (challenge: string, code: string) =>
      post('/api/auth/second-factor', { challenge, code }),
    challengeOf: async (email: string) => {
      const { status, json } = await begin(email)
      expect([status, json.errors[0].code]).toEqual([401, 'SECOND_FACTOR_REQUIRED'])
      return String(json.errors[0].data.challenge)
    },
    /** Somebody with the second factor on. The present code is used up by that; the next one is not. */
    guarded: async () => {
      const { email } = await register()
      const { accessToken: bearer, user } = await logIn(email)
      const begun = await post(`${base}/enrol`, { password }, { bearer })
      expect(begun.status).toBe(200)
      const secret = String(begun.json.secret)
      const confirmed = await post(`${base}/confirm`, { code: codeOf(secret) }, { bearer })
      expect(confirmed.status).toBe(200)
      const codes = confirmed.json.recoveryCodes as string[]
      return { email, bearer, user, secret, codes, begun: begun.json }
    },
  }
}
