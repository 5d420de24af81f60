import { Secret, TOTP } from 'otpauth'
import { testPassword } from '@/testing/harness'
import { valueAt, type Script } from '@/testing/openapi/script'

/** One's own sessions, and the second factor from its secret to its reset by an administrator. */
export async function callSecondFactor({ platform, call, admin }: Script): Promise<void> {
  const { email, id } = await platform.makeUser('user')
  const credentials = { email, password: testPassword }
  const signIn = async () => valueAt(await call('login', { body: credentials }), 'accessToken')
  const token = await signIn()
  const other = await signIn()
  const sessions = await call('listMySessions', { token: other })
  await call('endMySession', { token, params: { session: valueAt(sessions, 'docs.0.id') } })
  const again = await signIn()
  await call('endMyOtherSessions', { token: again })

  const switchOn = async () => {
    const begun = await call('enrolSecondFactor', {
      ...{ token: again, body: { password: testPassword } },
    })
    const totp = new TOTP({ secret: Secret.fromBase32(valueAt(begun, 'secret')) })
    await call('confirmSecondFactor', { token: again, body: { code: 'wrong' } })
    return call('confirmSecondFactor', { token: again, body: { code: totp.generate() } })
  }
  const confirmed = await switchOn()
  await call('readMySecondFactor', { token: again })
  const asked = await call('login', { body: credentials })
  await call('answerChallenge', {
    body: {
      challenge: valueAt(asked, 'errors.0.data.challenge'),
      code: valueAt(confirmed, 'recoveryCodes.0'),
    },
  })
  const proof = (code: string) => ({ token: again, body: { password: testPassword, code } })
  const renewed = await call('renewRecoveryCodes', proof(valueAt(confirmed, 'recoveryCodes.1')))
  await call('disableSecondFactor', proof(valueAt(renewed, 'recoveryCodes.0')))
  await switchOn()
  const one = { token: admin, params: { id } }
  await call('readSecondFactor', one)
  await call('resetSecondFactor', one)
}
