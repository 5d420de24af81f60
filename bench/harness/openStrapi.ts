import { execFile } from 'node:child_process'
import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { preparePeer } from './preparePeer'

const run = promisify(execFile)

type Wanted = {
  /** Of `installStrapi`. */
  folder: string
  /** A database on the server that Strapi's own is made on. */
  url: string
  events: object[]
  /** Of its administrator. */
  account: { email: string; password: string }
}

const quiet = { NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true' } as const

/** @throws Error where it is not there and cannot be had, as without a network */
export const installStrapi = () => preparePeer({ name: 'strapi', env: quiet })

/**
 * Strapi in production, on a new database that holds `events`, which anyone may find. Not started.
 * @returns its version, and what starts it: command, folder and environment, less PORT and HOST
 */
export async function openStrapi({ folder, url, ...content }: Wanted) {
  // Of its uploads: a new project has it.
  await mkdir(path.join(folder, 'public/uploads'), { recursive: true })
  const env = { ...quiet, DATABASE_URL: await makeDatabase(url) }
  await run(process.execPath, ['prepare.js', JSON.stringify(content)], {
    cwd: folder,
    env: { ...process.env, ...env, NODE_OPTIONS: '' },
  })
  const { dependencies } = JSON.parse(
    await readFile(path.join(folder, 'package.json'), 'utf8'),
  ) as { dependencies: Record<string, string> }
  return {
    version: dependencies['@strapi/strapi'] ?? '',
    command: [process.execPath, 'node_modules/@strapi/strapi/bin/strapi.js', 'start'],
    folder,
    env,
  }
}

async function makeDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('CREATE DATABASE strapi')
  await client.end()
  const made = new URL(url)
  made.pathname = '/strapi'
  return made.href
}
