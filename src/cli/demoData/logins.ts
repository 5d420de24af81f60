import { randomInt } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { env } from '@/env'

export type DemoLogin = { role: string; email: string; password: string }

const file = path.join(env.home, 'demo-logins.json')

/** The demo log-ins of this installation; none where there is no demo data. */
export function readDemoLogins(): DemoLogin[] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoLogin[]) : []
}

/** Keeps the log-ins beside the data they open, readable by their owner only. */
export function writeDemoLogins(logins: DemoLogin[]): void {
  mkdirSync(env.home, { recursive: true })
  writeFileSync(file, `${JSON.stringify(logins, null, 2)}\n`, { mode: 0o600 })
}

const words = [
  'amber',
  'bridge',
  'cedar',
  'delta',
  'ember',
  'fjord',
  'garnet',
  'harbour',
  'indigo',
  'juniper',
  'kestrel',
  'lantern',
  'meadow',
  'nectar',
  'orchard',
  'pebble',
  'quartz',
  'river',
  'saffron',
  'tundra',
]

/** A pass phrase one can type: four words and a number; a new one for every installation. */
export function makePassPhrase(): string {
  const chosen = Array.from({ length: 4 }, () => words[randomInt(words.length)])
  return `${chosen.join('-')}-${randomInt(100, 1000)}`
}
