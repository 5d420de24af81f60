import { readFile, writeFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import type { Cluster } from './cluster'
import { isAlive, readPostmasterFile } from './postmasterFile'
import { readStarterPid, type RunningPostgres } from './runningPostgres'
import { startWatchdog } from './watchdog'

export type EmbeddedPostgres = RunningPostgres & {
  /** True if another process started this server and still watches over it. */
  attached: boolean
  /** Settles when the server is gone, asked or not. Never for an attached one. */
  exited: Promise<void>
  /** Fast shutdown, then waits until the server is gone. Leaves an attached one alone. Safe to repeat. */
  stop: () => Promise<void>
}

const pollMs = 50
const fastShutdownTimeoutMs = 60_000

/**
 * True while the process that started the server, or the one that took it over since, is there to stop it.
 * The starter's pid is a setting of the server, so it is known from the server's first answer on.
 */
export async function isWatchedOver({
  cluster,
  running,
}: {
  cluster: Cluster
  running: RunningPostgres
}): Promise<boolean> {
  if (isAlive(await readStarterPid(running))) return true
  const adopter = await readFile(cluster.ownerFile, 'utf8').then(JSON.parse, () => null)
  return adopter?.server === running.pid && isAlive(adopter.owner)
}

/**
 * Makes this process the one that stops the server. Without `exited` and `dismissWatchdog` the server
 * was left behind by another process and is taken over as it runs.
 */
export async function ownServer({
  cluster,
  running,
  exited,
  dismissWatchdog,
}: {
  cluster: Cluster
  running: RunningPostgres
  exited?: Promise<void>
  dismissWatchdog?: () => void
}): Promise<EmbeddedPostgres> {
  const dismiss = dismissWatchdog ?? startWatchdog(running.pid, 'INT')
  if (!exited) {
    const record = { owner: process.pid, server: running.pid }
    await writeFile(cluster.ownerFile, JSON.stringify(record))
  }
  let gone = false
  const ended = (exited ?? waitUntilGone({ cluster, pid: running.pid })).then(() => {
    gone = true
    dismiss()
  })
  let stopping: Promise<void> | undefined
  const stop = () => (stopping ??= gone ? Promise.resolve() : shutDown({ pid: running.pid, ended }))
  return { ...running, attached: false, exited: ended, stop }
}

async function shutDown({ pid, ended }: { pid: number; ended: Promise<void> }): Promise<void> {
  interrupt(pid, 'SIGINT')
  const inTime = new AbortController()
  const patience = delay(fastShutdownTimeoutMs, true, { signal: inTime.signal }).catch(() => false)
  const late = await Promise.race([ended.then(() => false), patience])
  inTime.abort()
  if (late) interrupt(pid, 'SIGQUIT')
  await ended
}

function interrupt(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** The lock file counts too: a container without an init process keeps the dead as zombies. */
async function waitUntilGone({ cluster, pid }: { cluster: Cluster; pid: number }): Promise<void> {
  while (isAlive(pid) && (await readPostmasterFile(cluster.dataFolder))?.pid === pid) {
    await delay(pollMs, undefined, { ref: false })
  }
}
