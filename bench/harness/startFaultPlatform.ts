import path from 'node:path'
import pg from 'pg'
import { mostStarts, neverBegan } from '@/cli/processes/launchNode'
import { startEmbeddedPostgres } from '@/embedded/postgres'
import type { Program } from '@/testing/startProgram'
import { findProgram } from '@/testing/findProgram'
import { startRedis } from '@/testing/startRedis'
import { startTcpProxy, throughProxy } from '@/testing/startTcpProxy'
import { openPayload } from './openPayload'
import { startBenchDatabase } from './startBenchDatabase'

type Env = Record<string, string>

type Options = {
  /** Queues, limits and sockets on a Redis of our own. */
  redis?: boolean
  /** More of the environment, for every process. */
  env?: Env
}

type Wanted = {
  file: string
  /** What it prints once it serves. */
  ready: string
  extra: Env
  /** Of other sources than ours. */
  folder?: string
}

/**
 * A database with durable commits and what stands on it, for faults: processes under test reach PostgreSQL (and
 * Redis) through proxies that can be cut, while `payload` of this program looks on past them.
 */
export async function startFaultPlatform({ redis = false, env: more = {} }: Options = {}) {
  const database = await startBenchDatabase()
  let server = { stop: database.stopServer }
  const away = await startTcpProxy(addressOf(database.url))
  const store = redis ? await startRedis(requireProgram('redis-server')) : null
  const storeAway = store && (await startTcpProxy(addressOf(store.url)))
  const common = {
    ...database.env,
    PAYLOAD_SECRET: 'a-secret-for-faults-and-nothing-else',
    ...more,
  }
  const payload = await openPayload({ ...common, REDIS_URL: store?.url ?? '' })
  // Reads the environment that openPayload has set by now.
  const { startProgram } = await import('@/testing/startProgram')
  const env: Env = {
    ...common,
    DATABASE_URL: throughProxy(database.url, away),
    DISABLE_PAYLOAD_HMR: 'true',
    ...(store && storeAway ? { REDIS_URL: throughProxy(store.url, storeAway) } : {}),
  }
  const programs = new Set<Program>()
  /** Starts a program and waits until it says `ready`; one that Node never began is started again. */
  const start = async (wanted: Wanted, starts = 1): Promise<Program> => {
    const { file, ready, extra, folder } = wanted
    const command = { args: ['--import', 'tsx', file], folder }
    const program = startProgram(command, { ...env, ...extra })
    programs.add(program)
    try {
      await program.printed(ready)
      return program
    } catch (error) {
      const began = !neverBegan(program.child.exitCode, [program.output()].filter(Boolean))
      if (began || starts === mostStarts) throw error
      programs.delete(program)
      return start(wanted, starts + 1)
    }
  }
  /** @throws Error with its last words when a process under test has ended */
  const assertAlive = () => {
    for (const { child, output } of programs) {
      if (child.exitCode === null && child.signalCode === null) continue
      throw new Error(`a process ended: ${output().slice(-3_000)}`)
    }
  }
  return {
    assertAlive,
    ...{ database, env, payload },
    /** Between the processes under test and PostgreSQL. */
    databaseProxy: away,
    /** Between them and Redis. */
    redisProxy: storeAway,
    redisUrl: store?.url ?? '',
    /** Ends every connection that anyone but this program has. */
    endConnections: async () => {
      const client = new pg.Client({ connectionString: database.url })
      await client.connect()
      await client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      )
      await client.end()
    },
    /** Shuts PostgreSQL down, waits and starts it again on its port. */
    restartDatabase: async (awayMs: number) => {
      await server.stop()
      await new Promise((resolve) => setTimeout(resolve, awayMs))
      server = await startEmbeddedPostgres({
        folder: path.join(database.home, 'postgres'),
        port: addressOf(database.url).port,
        settings: database.settings,
      })
    },
    /** With more of the environment, and of the sources in `folder` instead of ours. */
    startWeb: async (extra: Env = {}, folder?: string) => {
      const program = await start({
        ...{ file: 'src/testing/programs/webProcess.ts', ready: ' .\n', folder },
        extra: { LOG_LEVEL: 'warn', ...extra },
      })
      const url = /listening at (\S+)/.exec(program.output())?.[1]
      if (!url) throw new Error(program.output())
      return { ...program, url }
    },
    startWorker: (extra: Env = {}, folder?: string) =>
      start({
        ...{ file: 'jobs/worker.ts', ready: 'worker ready', folder },
        extra: { LOG_LEVEL: 'info', ...extra },
      }),
    close: async () => {
      for (const { child, ended } of programs) {
        child.kill('SIGKILL')
        await ended
      }
      await away.close()
      await storeAway?.close()
      await store?.stop()
      await server.stop()
      await database.stop()
    },
  }
}

const addressOf = (url: string) => {
  const { hostname, port } = new URL(url)
  return { host: hostname, port: Number(port) }
}

function requireProgram(name: string): string {
  const found = findProgram([name])
  if (!found) throw new Error(`This needs ${name} on the PATH.`)
  return found
}
