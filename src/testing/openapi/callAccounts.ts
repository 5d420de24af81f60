import { queryRows, sql } from '@/db/sql'
import { env } from '@/env'
import { resetToken, verifyToken } from '@/operations/accounts/accountLinks'
import { testPassword } from '@/testing/harness'
import { valueAt, type Script } from '@/testing/openapi/script'

const password = 'violet-harbour-kettle-42'

/** `/api/auth`, one's own account, and the session of the admin panel. */
export async function callAccounts({ platform, call, admin }: Script): Promise<void> {
  const email = 'documented@example.org'
  await call('registerAccount', { body: { email, password, firstName: 'Ada' } })
  await call('registerAccount', { body: { email: 'none', password: '1' } })
  await call('resendVerification', { body: { email } })
  const holder = async () => {
    const [row] = await queryRows<{ id: string; email: string; hash: string }>(
      platform.payload,
      sql`SELECT id, email, hash FROM users WHERE email = ${email}`,
    )
    return row as { id: string; email: string; hash: string }
  }
  await call('verifyEmail', { body: { token: verifyToken(await holder()) } })
  await call('login', { body: { email, password: 'wrong' } })
  const session = await call('login', { body: { email, password } })
  const refreshed = await call('refresh', {
    body: { refreshToken: valueAt(session, 'refreshToken') },
  })
  const token = valueAt(refreshed, 'accessToken')
  await call('readMe', { token })
  await call('readMe')
  await call('changeMe', { token, body: { firstName: 'Augusta' } })
  for (const name of ['Registrations', 'Tickets', 'Certificates']) {
    await call(`listMy${name}`, { token, query: 'limit=5&page=1' })
  }
  await call('listOnline', { token: admin })
  await call('logout', { token, body: {} })
  await call('forgotPassword', { body: { email } })
  await call('resetPassword', {
    body: { token: resetToken(await holder()), password: `${password}-2` },
  })

  const staff = await platform.makeUser('moderator')
  const signedIn = await call('panelLogin', {
    body: { email: staff.email, password: testPassword },
  })
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? ''
  const headers = { Cookie: cookie, Origin: env.publicUrl }
  await call('panelRefresh', { headers })
  await call('panelLogout', { headers })
  await call('panelForgotPassword', { body: { email } })
  const body = { token: resetToken(await holder()), password: `${password}-3` }
  await call('panelResetPassword', { body })
  await call('unlockAccount', { token: admin, body: { email } })
}
