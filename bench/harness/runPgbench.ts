import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { findProgram } from '@/testing/findProgram'
import { pinned } from './pinned'

const run = promisify(execFile)
const clients = 16

type Input = { script: string; home: string; url: string; count: number }

/** Whether PostgreSQL's own load generator is on this machine. */
export const hasPgbench = () => findProgram(['pgbench']) !== null

/**
 * Runs a script of pgbench about `count` times in all, prepared, over 16 connections, from the load generator's core.
 * @returns transactions a second
 */
export async function runPgbench({ script, home, url, count }: Input): Promise<number> {
  const file = path.join(home, 'bench.sql')
  await writeFile(file, script)
  const each = String(Math.ceil(count / clients))
  const [program = '', ...args] = [
    ...pinned('load'),
    ...[findProgram(['pgbench']) ?? '', '-n', '-M', 'prepared', '-f', file],
    ...['-c', String(clients), '-t', each, url],
  ]
  const { stdout } = await run(program, args)
  const perSecond = Number(/tps = ([\d.]+)/.exec(stdout)?.[1])
  if (!perSecond) throw new Error(`pgbench told no rate: ${stdout}`)
  return perSecond
}
