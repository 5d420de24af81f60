import { expect } from '@jest/globals'
import { queryRows, sql } from '@/db/sql'
import { env } from '@/env'
import { waitFor } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'
import { readMailbox } from '@/testing/readMailbox'

type Options = { bearer?: string; body?: unknown; headers?: Record<string, string> }

export type Pair = { accessToken: string; refreshToken: string; user: { id: string } }

export const password = 'violet-harbour-kettle-42'

let people = 0
export const newAddress = () => `person-${(people += 1)}-${Date.now()}@example.org`

/** The secret of a link in an account mail. */
export const tokenIn = (text = '') => /token=([\w-]+)/.exec(text)?.[1] ?? ''

/** The cookie that an answer sets, as the next request sends it. */
export const cookieOf = (answer: { headers: Headers }) =>
  (answer.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? ''

/** Headers of a page of ours. */
export const withCookie = (cookie: string) => ({
  headers: { Cookie: cookie, Origin: env.publicUrl },
})

/** People with accounts, who call the API and read their mail. */
export function accountDesk(platform: () => TestPlatform) {
  const call = async (
    method: string,
    pathname: string,
    { bearer, body, headers }: Options = {},
  ) => {
    const response = await platform().request(pathname, {
      ...{ method, body },
      headers: { ...(bearer ? { Authorization: `Bearer ${bearer}` } : {}), ...headers },
    })
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      // eslint-disable-next-line @typescript-eslint/no-explicit-any -- read by tests only
      json: (text ? JSON.parse(text) : null) as any,
    }
  }
  const post = (pathname: string, body: unknown = {}, more: Options = {}) =>
    call('POST', pathname, { body, ...more })

  const mailsTo = async (address: string) => {
    const mails = await readMailbox()
    return mails.filter((mail) => [mail.to].flat()[0]?.text.includes(address))
  }

  return {
    call,
    post,
    mailsTo,
    register: async (email = newAddress(), more: object = {}) => {
      const answer = await post('/api/auth/register', { email, password, ...more })
      expect(answer.status).toBe(201)
      return { email, answer }
    },
    logIn: async (email: string, secret = password) => {
      const answer = await post('/api/auth/login', { email, password: secret })
      expect(answer.status).toBe(200)
      return answer.json as Pair
    },
    me: (bearer: string) => call('GET', '/api/users/me', { bearer }),
    mailTo: (address: string, what: RegExp) =>
      waitFor(`a mail to ${address}: ${what}`, async () =>
        (await mailsTo(address)).find(({ text }) => what.test(text ?? '')),
      ),
    account: async (email: string) => {
      const [row] = await queryRows<{ id: string; verified: boolean; contact_id: string | null }>(
        platform().payload,
        sql`SELECT id, email_verified_at IS NOT NULL AS verified, contact_id
            FROM users WHERE email = ${email}`,
      )
      return row
    },
  }
}
