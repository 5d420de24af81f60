import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { type Cluster, databaseName, databaseUser, readPassword } from './cluster'
import {
  disownPostmasterFile,
  isAlive,
  isPostmasterOf,
  type Postmaster,
  readPostmasterFile,
} from './postmasterFile'

export type RunningPostgres = { url: string; port: number; pid: number }

/** A setting of our own, given on the server's command line. */
export const starterSetting = 'rostrum.starter_pid'

const pollMs = 50
const settleTimeoutMs = 300_000

/** How to reach the server that the lock file names. */
export async function describeServer({
  cluster,
  postmaster: { pid, port },
}: {
  cluster: Cluster
  postmaster: Postmaster
}): Promise<RunningPostgres> {
  const login = `${databaseUser}:${await readPassword(cluster)}`
  return { url: `postgres://${login}@127.0.0.1:${port}/${databaseName}?sslmode=disable`, port, pid }
}

/** True if the server accepts our password now. */
export async function serverAnswers({ url }: RunningPostgres): Promise<boolean> {
  try {
    const client = await connect(url)
    await client.end()
    return true
  } catch {
    return false
  }
}

/** The pid of the process that started the server. */
export async function readStarterPid({ url }: RunningPostgres): Promise<number> {
  const client = await connect(url)
  try {
    const { rows } = await client.query<{ pid: string }>(
      `select current_setting('${starterSetting}', true) as pid`,
    )
    return Number(rows[0]?.pid ?? 0)
  } finally {
    await client.end()
  }
}

/** Creates the platform's database unless it is there. Safe when two processes do it at once. */
export async function ensureDatabase({ url }: RunningPostgres): Promise<void> {
  const client = await connect(url)
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [databaseName])
    if (found.rowCount === 0) await client.query(`create database ${databaseName}`)
  } catch (error) {
    const lostRace = ['42P04', '23505'].includes((error as { code?: string }).code ?? '')
    if (!lostRace) throw error
  } finally {
    await client.end()
  }
}

/**
 * Waits until the cluster's server either answers or is certainly not there; a lock file whose pid now
 * belongs to another program is put out of force.
 * @throws Error when a server is there but does not answer within five minutes
 */
export async function settleServer(cluster: Cluster): Promise<RunningPostgres | null> {
  const { dataFolder } = cluster
  const deadline = Date.now() + settleTimeoutMs
  while (Date.now() < deadline) {
    const postmaster = await readPostmasterFile(dataFolder)
    if (!postmaster || !isAlive(postmaster.pid)) return null
    if (!(await isPostmasterOf({ pid: postmaster.pid, dataFolder }))) {
      await disownPostmasterFile({ dataFolder, pid: postmaster.pid })
      return null
    }
    if (postmaster.status === 'ready') {
      const running = await describeServer({ cluster, postmaster })
      if (await serverAnswers(running)) return running
    }
    await delay(pollMs)
  }
  throw new Error(
    `A PostgreSQL runs on ${dataFolder} but does not answer: see ${cluster.logFile}, stop it and try again.`,
  )
}

/** Connects to the maintenance database, which is there from the first moment. */
async function connect(url: string): Promise<Client> {
  const maintenance = new URL(url)
  maintenance.pathname = '/postgres'
  const client = new Client({ connectionString: maintenance.href, connectionTimeoutMillis: 5000 })
  // A server that goes away under the connection is noticed by the next query.
  client.on('error', () => undefined)
  await client.connect()
  return client
}
