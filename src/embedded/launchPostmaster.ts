import { spawn } from 'node:child_process'
import { open, readFile, stat, writeFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import type { Cluster } from './cluster'
import { readPostmasterFile } from './postmasterFile'
import {
  describeServer,
  type RunningPostgres,
  serverAnswers,
  starterSetting,
} from './runningPostgres'
import { startWatchdog } from './watchdog'

export type Launched = {
  ok: true
  running: RunningPostgres
  /** Settles when the server process has ended. */
  exited: Promise<void>
  dismissWatchdog: () => void
}

const pollMs = 50
const logKeepBytes = 5_000_000

/** For one box: durable, quiet, reachable from this machine only. */
const defaultSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '128MB',
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // DETAIL and STATEMENT lines would carry people's data into the log.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
}

/**
 * Starts the server once and waits until it answers, however long its crash recovery takes.
 * The server leads its own process group and is watched from its first moment.
 * @returns the running server, or `refusal`: what PostgreSQL said before it gave up
 */
export async function launchPostmaster({
  cluster,
  command,
  settings,
}: {
  cluster: Cluster
  command: string[]
  settings: Record<string, string>
}): Promise<Launched | { ok: false; refusal: string }> {
  await keepLogSmall(cluster.logFile)
  const log = await open(cluster.logFile, 'a', 0o600)
  const { size: logStart } = await log.stat()
  const allSettings = {
    ...defaultSettings,
    ...settings,
    [starterSetting]: String(process.pid),
  }
  const flags = Object.entries(allSettings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // `env` because the texts that decide a retry must be English.
  const child = spawn('env', ['LC_ALL=C', ...command, '-D', cluster.dataFolder, ...flags], {
    cwd: cluster.folder,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  })
  let ended = false
  const exited = new Promise<void>((resolve) => {
    const end = () => {
      ended = true
      resolve()
    }
    child.once('exit', end)
    child.once('error', end)
  })
  const dismissWatchdog = child.pid ? startWatchdog(child.pid, 'INT') : () => undefined
  await log.close()

  try {
    while (!ended) {
      const running = await findReady({ cluster, pid: child.pid })
      if (running) {
        await writeFile(cluster.portFile, String(running.port))
        // From here on the watchdog, not the event loop, ties the server to this process.
        child.unref()
        return { ok: true, running, exited, dismissWatchdog }
      }
      await Promise.race([exited, delay(pollMs)])
    }
  } catch (error) {
    child.kill('SIGINT')
    await exited
    dismissWatchdog()
    throw error
  }
  dismissWatchdog()
  return { ok: false, refusal: await readRefusal({ logFile: cluster.logFile, logStart }) }
}

async function findReady({
  cluster,
  pid,
}: {
  cluster: Cluster
  pid: number | undefined
}): Promise<RunningPostgres | null> {
  const postmaster = await readPostmasterFile(cluster.dataFolder)
  if (postmaster?.pid !== pid || postmaster?.status !== 'ready') return null
  const running = await describeServer({ cluster, postmaster })
  return (await serverAnswers(running)) ? running : null
}

async function readRefusal({
  logFile,
  logStart,
}: {
  logFile: string
  logStart: number
}): Promise<string> {
  const said = (await readFile(logFile)).subarray(logStart).toString('utf8').trim()
  const telling = said.split('\n').filter((line) => /FATAL|PANIC|could not|error/i.test(line))
  return (telling.length > 0 ? telling.join(' ') : said) || `it ended without a word (${logFile}).`
}

/** In place, so that the file keeps its owner. */
async function keepLogSmall(logFile: string): Promise<void> {
  const size = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  )
  if (size > logKeepBytes) {
    await writeFile(logFile, (await readFile(logFile)).subarray(-logKeepBytes / 2))
  }
}
