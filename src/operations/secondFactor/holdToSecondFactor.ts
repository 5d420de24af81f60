import type { Payload } from 'payload'
import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { AppError } from '@/errors'
import { languageOf } from '@/lib/localisedText'
import { currentContext } from '@/lib/requestContext'

/** On somebody whose role asks for a second factor that is not set up: they hold no permission meanwhile. */
export type EnrolmentMark = { _mustEnrol?: true }

type Known = { id: string; roles?: unknown }
type Holding<User> = { payload: Payload; user: User; req?: PayloadRequest }

/** What setting up takes: one's own account and sessions, the way in and out, and the panel's own bookkeeping. */
const open =
  /^\/api\/(auth\/|access$|payload-preferences\/|users\/(me(\/(second-factor|sessions)(\/.*)?)?|log(in|out)|refresh-token|(forgot|reset)-password)$)/

/** Marks a user with populated roles whose second factor is asked for and missing. One query, only if a role asks. */
export async function holdToSecondFactor<User extends Known>({
  payload,
  user,
  req,
}: Holding<User>): Promise<User & EnrolmentMark> {
  const roles = Array.isArray(user.roles) ? (user.roles as unknown[]) : []
  const asks = roles.some(
    (role) => (role as { requiresSecondFactor?: boolean })?.requiresSecondFactor,
  )
  if (!asks) return user
  const [confirmed] = await queryRows(
    req ?? payload,
    sql`SELECT 1 FROM second_factors WHERE user_id = ${user.id} AND confirmed_at IS NOT NULL`,
  )
  return confirmed ? user : { ...user, _mustEnrol: true }
}

/**
 * Lets who still has to set up their second factor reach what that takes. Pages pass: without a permission they
 * show nothing else. What does not come by HTTP (a socket) has no path and does not pass.
 * @throws AppError 403 SECOND_FACTOR_SETUP_REQUIRED
 */
export function assertMayPass({ _mustEnrol }: EnrolmentMark, headers: Headers): void {
  if (!_mustEnrol) return
  const { path = '/api/' } = currentContext()
  if (!path.startsWith('/api/') || open.test(path)) return
  const message = {
    en: 'Your role asks for a second factor. Set it up first: on your account page in the panel, or by POST /api/users/me/second-factor/enrol.',
    tr: 'Rolünüz ikinci doğrulama istiyor. Önce kurun: paneldeki hesap sayfanızda ya da POST /api/users/me/second-factor/enrol ile.',
  }[languageOf(headers.get('Accept-Language'))]
  throw new AppError('SECOND_FACTOR_SETUP_REQUIRED', { message })
}
