import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { BuiltInRole } from '@/access/permissions'
import type { DemoLogin } from '@/cli/demoData/logins'
import { startBrowserPlatform } from '@/testing/e2e/startBrowserPlatform'

/** The platform that all browser tests of a run share. */
export type SharedPlatform = { url: string; home: string }

/**
 * Set by the run for its tests; set by hand (`E2E_URL`, and `E2E_HOME` of that platform), the tests use a
 * platform that is running already instead of starting one.
 */
const variables = { url: 'E2E_URL', home: 'E2E_HOME' } as const

/**
 * Starts the platform, unless one is named, and tells the tests where it is.
 * @returns close: stops what was started
 */
export async function sharePlatform(): Promise<() => Promise<void>> {
  if (process.env[variables.url]) return async () => undefined
  const platform = await startBrowserPlatform()
  process.env[variables.url] = platform.url
  process.env[variables.home] = platform.home
  return platform.close
}

/** @throws Error outside a run of the browser tests */
export function requirePlatform(): SharedPlatform {
  const url = process.env[variables.url]
  const home = process.env[variables.home]
  if (!url || !home) throw new Error('Run the browser tests by `npm run test:e2e`.')
  return { url, home }
}

/** The demo log-in of a role, as `npm start` prints it. */
export function loginOf(role: BuiltInRole): DemoLogin {
  const file = path.join(requirePlatform().home, 'demo-logins.json')
  const logins = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoLogin[]) : []
  const login = logins.find((candidate) => candidate.role === role)
  if (!login) throw new Error(`The demo data has no ${role}`)
  return login
}
