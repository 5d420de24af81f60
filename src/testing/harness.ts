import config from '@payload-config'
import { getPayload } from 'payload'
import type { Payload } from 'payload'
import type { BuiltInRole } from '@/access/permissions'
import { closeLimits } from '@/operations/limits/sharedLimiter'
import { makeServer } from '@/server/makeServer'
import { closeEmitter } from '@/realtime/emit'
import { closeQueues } from '@jobs/queues'
import { startWorker } from '@jobs/startWorker'

/** What one integration test file works with; `close` it in `afterAll`. */
export type TestPlatform = {
  payload: Payload
  /** Address of a running web server without Next; started on first use. */
  url: () => Promise<string>
  /** Fetches a path of that server, as a user when `token` is given; JSON bodies are encoded. */
  request: (path: string, options?: RequestOptions) => Promise<Response>
  /** A user with built-in roles, and a token for requests. */
  makeUser: (...roles: BuiltInRole[]) => Promise<{ id: string; email: string; token: string }>
  /** Starts relay and workers; stopped by `close`. */
  startWorker: () => Promise<void>
  close: () => Promise<void>
}

type RequestOptions = Omit<RequestInit, 'body'> & { token?: string; body?: unknown }

export const testPassword = 'a-password-for-tests'

/** Boots Payload on this file's database. */
export async function startTestPlatform(): Promise<TestPlatform> {
  const payload = await getPayload({ config })
  const closers: (() => Promise<void>)[] = []
  let address: Promise<string> | undefined
  let users = 0

  const url = () =>
    (address ??= (async () => {
      const server = makeServer({ payload, renderPage: null })
      closers.push(() => server.close())
      const port = await server.listen(0, '127.0.0.1')
      return `http://127.0.0.1:${port}`
    })())

  return {
    payload,
    url,
    request: async (path, { token, body, headers, ...rest } = {}) =>
      fetch(`${await url()}${path}`, {
        ...rest,
        headers: {
          ...(token ? { Authorization: `JWT ${token}` } : {}),
          ...(body !== undefined && !(body instanceof FormData)
            ? { 'Content-Type': 'application/json' }
            : {}),
          ...(headers as Record<string, string> | undefined),
        },
        body:
          body === undefined || body instanceof FormData || typeof body === 'string'
            ? (body as FormData | string | undefined)
            : JSON.stringify(body),
      }),
    makeUser: async (...roleNames) => {
      users += 1
      const email = `${roleNames.join('-') || 'user'}-${users}@example.org`
      const { docs: roles } = await payload.find({
        collection: 'roles',
        where: { name: { in: roleNames } },
        depth: 0,
        pagination: false,
      })
      const user = await payload.create({
        collection: 'users',
        data: { email, password: testPassword, roles: roles.map((role) => role.id) },
      })
      const { token } = await payload.login({
        collection: 'users',
        data: { email, password: testPassword },
      })
      return { id: user.id, email, token: token as string }
    },
    startWorker: async () => {
      const worker = await startWorker({ payload })
      closers.push(() => worker.stop())
    },
    close: async () => {
      for (const close of closers.reverse()) await close()
      await closeQueues()
      await closeEmitter()
      closeLimits()
    },
  }
}

/**
 * Waits until `probe` gives a value that is neither null, undefined nor false.
 * @throws Error naming `what` after 30 s
 */
export async function waitFor<T>(
  what: string,
  probe: () => Promise<T | null | undefined | false> | T | null | undefined | false,
): Promise<T> {
  const timeoutMs = 30_000
  const deadline = Date.now() + timeoutMs
  for (;;) {
    const value = await probe()
    if (value !== null && value !== undefined && value !== false) return value
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs} ms for: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
