import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export type Postmaster = { pid: number; port: number; status: string }

/**
 * What a running PostgreSQL says of itself in `postmaster.pid` (its lock file: pid, data folder,
 * start, port, socket folder, address, shared memory, status), or null if there is none.
 */
export async function readPostmasterFile(dataFolder: string): Promise<Postmaster | null> {
  let text: string
  try {
    text = await readFile(path.join(dataFolder, 'postmaster.pid'), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  const lines = text.split('\n')
  return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? '').trim() }
}

/** True while a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * True if `pid` is a PostgreSQL server on this very folder, false if the number has gone to some other
 * program since. When the machine does not tell, true: that only costs patience, false could cost data.
 */
export async function isPostmasterOf({
  pid,
  dataFolder,
}: {
  pid: number
  dataFolder: string
}): Promise<boolean> {
  try {
    const commandLine =
      process.platform === 'linux'
        ? (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ')
        : (await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)])).stdout
    return commandLine.includes('postgres') && commandLine.includes(dataFolder)
  } catch (error) {
    return isAlive(pid) && (error as NodeJS.ErrnoException).code !== 'ENOENT'
  }
}

/**
 * Marks the lock file of a server that is gone although its pid now belongs to another program. The file
 * is not removed: PostgreSQL then still checks its shared memory entry for survivors before it starts.
 */
export async function disownPostmasterFile({
  dataFolder,
  pid,
}: {
  dataFolder: string
  pid: number
}): Promise<void> {
  const file = path.join(dataFolder, 'postmaster.pid')
  const [first, ...rest] = (await readFile(file, 'utf8')).split('\n')
  if (Number(first) !== pid) return
  await writeFile(file, [impossiblePid, ...rest].join('\n'))
}

/** Above every system's largest process id, so that nobody has it. */
const impossiblePid = 2 ** 31 - 2
