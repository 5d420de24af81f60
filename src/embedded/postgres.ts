import { mkdir } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { type Cluster, ensureCluster, findClusterOwner, locateCluster } from './cluster'
import { chooseFreePort } from './freePort'
import { launchPostmaster } from './launchPostmaster'
import { findNonRootCommand } from './nonRootCommand'
import { type EmbeddedPostgres, isWatchedOver, ownServer } from './ownServer'
import { requirePostgresBinaries } from './postgresBinaries'
import { readPostmasterFile } from './postmasterFile'
import {
  describeServer,
  ensureDatabase,
  type RunningPostgres,
  serverAnswers,
  settleServer,
} from './runningPostgres'

export type { EmbeddedPostgres, RunningPostgres }

const startTimeoutMs = 300_000
const retryMs = 200

/**
 * Runs a real PostgreSQL from `folder`, creating it there on first use; nothing is written elsewhere.
 *
 * - A server that already runs on the folder is attached to, not started again.
 * - After a crash the next start recovers: stale lock files are told from live ones.
 * - The server is in its own process group, so the terminal's Ctrl-C does not reach it. If this process
 *   is killed, even by `kill -9`, a watchdog shuts the server down. Should the watchdog be killed too,
 *   the server stays until the next start takes it over.
 *
 * @param port fixed port; otherwise the last one used, or a free one
 * @param settings extra PostgreSQL settings; they win over the defaults, and are not seen by an attached server
 * @throws Error in one sentence, with PostgreSQL's own words where it refused
 */
export async function startEmbeddedPostgres({
  folder,
  port,
  settings = {},
}: {
  folder: string
  port?: number
  settings?: Record<string, string>
}): Promise<EmbeddedPostgres> {
  const binaries = await requirePostgresBinaries()
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const cluster = await locateCluster(folder)
  const nonRoot = await findNonRootCommand({
    folder: cluster.folder,
    program: binaries.postgres,
    owner: await findClusterOwner(cluster),
  })
  await ensureCluster({ cluster, initdb: binaries.initdb, nonRoot })

  const deadline = Date.now() + startTimeoutMs
  let tryPort = port ?? (await chooseFreePort(cluster.portFile))
  while (Date.now() < deadline) {
    const running = await settleServer(cluster)
    if (running) return takeOver({ cluster, running })

    const attempt = await launchPostmaster({
      cluster,
      command: [...nonRoot.prefix, binaries.postgres],
      settings: { ...settings, port: String(tryPort) },
    })
    if (attempt.ok) {
      await ensureDatabase(attempt.running)
      return ownServer({ cluster, ...attempt })
    }
    const { refusal } = attempt
    if (/could not bind|could not create any TCP/.test(refusal) && port === undefined) {
      tryPort = await chooseFreePort()
    } else if (/lock file .* already exists|pre-existing shared memory/.test(refusal)) {
      // Another starter was faster, or children of a killed server are still leaving.
      await delay(retryMs)
    } else {
      throw new Error(`The embedded database does not start: ${refusal}`)
    }
  }
  throw new Error(`The embedded database does not become ready: see ${cluster.logFile}.`)
}

/** The server that runs on `folder` and answers, or null. Starts and changes nothing. */
export async function findRunningPostgres(folder: string): Promise<RunningPostgres | null> {
  const cluster = await locateCluster(folder)
  const postmaster = await readPostmasterFile(cluster.dataFolder)
  if (postmaster?.status !== 'ready') return null
  const running = await describeServer({ cluster, postmaster })
  return (await serverAnswers(running)) ? running : null
}

/** Attaches to a server that somebody watches over; makes one whose owner is gone our own. */
async function takeOver({
  cluster,
  running,
}: {
  cluster: Cluster
  running: RunningPostgres
}): Promise<EmbeddedPostgres> {
  await ensureDatabase(running)
  if (!(await isWatchedOver({ cluster, running }))) return ownServer({ cluster, running })
  const never = new Promise<void>(() => undefined)
  return { ...running, attached: true, exited: never, stop: async () => undefined }
}
