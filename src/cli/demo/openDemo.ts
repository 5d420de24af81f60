import { randomInt } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { PayloadSDK } from '@payloadcms/sdk'
import { io } from 'socket.io-client'
import type { CallOptions, Demo } from '@/cli/demo/demo'
import { makePoliteFetch } from '@/cli/demo/politeFetch'
import { readDemoLogins } from '@/cli/demoData/logins'
import { env } from '@/env'
import type { Config } from '@/payload-types'

type Login = { email: string; password: string }

/**
 * Reaches the running platform as an outside client: signs in, opens a socket, empties the demo's folder.
 * @throws Error in one sentence when it does not answer, or nobody can sign in
 */
export async function openDemo(url: string): Promise<Demo & { close: () => void }> {
  const say = (line: string) => process.stdout.write(`  ${line}\n`)
  const patient = makePoliteFetch((seconds) => say(`(asked to wait ${seconds} s)`))
  const token = await signIn({ url, patient, login: adminLogin() })
  const signed: typeof fetch = (input, init = {}) =>
    patient(input, { ...init, headers: { ...headersOf(init), Authorization: `Bearer ${token}` } })

  const call = async <Body>(
    at: string,
    { method = 'GET', body, headers = {}, anonymous = false }: CallOptions = {},
  ) => {
    const isForm = body instanceof FormData
    const response = await (anonymous ? patient : signed)(`${url}${at}`, {
      method,
      headers: { ...(body && !isForm ? { 'Content-Type': 'application/json' } : {}), ...headers },
      body: isForm ? body : body === undefined ? undefined : JSON.stringify(body),
    })
    const text = await response.text()
    return { status: response.status, body: (text ? JSON.parse(text) : {}) as Body }
  }

  const folder = path.join(env.home, 'demo')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const agent = io(`${url}/agent`, { auth: { token }, transports: ['websocket'] })
  await connected(agent)
  return {
    run: String(randomInt(10_000, 100_000)),
    url,
    sdk: new PayloadSDK<Config>({ baseURL: `${url}/api`, fetch: signed }),
    call,
    fetch: signed,
    agent,
    say,
    keep: (name, content) => {
      const file = path.join(folder, name)
      writeFileSync(file, content)
      return path.relative(process.cwd(), file)
    },
    registrations: [],
    qrCodes: new Map(),
    close: () => agent.close(),
  }
}

const headersOf = ({ headers }: RequestInit) => Object.fromEntries(new Headers(headers))

function adminLogin(): Login {
  const demo = readDemoLogins().find(({ role }) => role === 'admin')
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = process.env
  if (email && password) return { email, password }
  if (demo) return demo
  throw new Error(
    'No log-in is known: set ADMIN_EMAIL and ADMIN_PASSWORD, or ROSTRUM_HOME to the folder of the platform.',
  )
}

async function signIn({
  url,
  patient,
  login: { email, password },
}: {
  url: string
  patient: typeof fetch
  login: Login
}): Promise<string> {
  const response = await patient(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password }),
  }).catch((cause: unknown) => {
    throw new Error(`Nothing answers at ${url}. Start the platform with \`npm start\` first.`, {
      cause,
    })
  })
  const { accessToken: token } = (await response.json()) as { accessToken?: string }
  if (!token) throw new Error(`${email} may not sign in at ${url} (${response.status}).`)
  return token
}

function connected(socket: ReturnType<typeof io>): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve())
    socket.once('connect_error', (error) =>
      reject(new Error(`The socket does not open: ${error.message}.`)),
    )
  })
}
