import { z } from 'zod'
import { locales } from '@/lib/i18n/locale'

const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\u0000-\u001f\u007f]*$/, 'must be one line of text')

const email = z.string().trim().max(254).pipe(z.email('must be an e-mail address'))
/** A password to try; new ones are checked by `findPasswordProblem`. */
const password = z.string().min(1).max(1_000)
const token = z.string().min(1).max(2_048)
/** Of an authenticator app, or a recovery code. */
const code = z.string().trim().min(1).max(40)

export const registerBody = z.object({
  email,
  password,
  firstName: line(100).optional(),
  lastName: line(100).optional(),
  locale: z.enum(locales).optional(),
})

export const loginBody = z.object({ email: z.string().max(254), password, code: code.optional() })
/** The second step of a log-in. */
export const challengeBody = z.object({ challenge: token, code })
export const panelLoginBody = z.union([challengeBody, loginBody])
export const passwordBody = z.object({ password })
export const codeBody = z.object({ code })
export const passwordAndCodeBody = z.object({ password, code })
export const addressBody = z.object({ email })
export const refreshBody = z.object({ refreshToken: token })
export const logoutBody = z.object({ refreshToken: token.optional() })
export const verifyBody = z.object({ token })
export const resetBody = z.object({ token, password })

export const profileBody = z.object({
  firstName: line(100).nullish(),
  lastName: line(100).nullish(),
  locale: z.enum(locales).nullish(),
  profile: z.record(z.string().max(100), z.json()).nullish(),
  password: password.optional(),
  currentPassword: password.optional(),
})
