import { databaseUrl } from '@/db/databaseUrl'
import { env } from '@/env'
import { startPlatformProgram } from '@/testing/platformPrograms'
import { startTcpProxy, throughProxy } from '@/testing/startTcpProxy'
import { startWebProcess } from '@/testing/startWebProcess'

/**
 * A web process with three database connections and a worker process, on the database (and the Redis) of this test
 * file by way of proxies that can take them away. Processes end before the platform closes, proxies after.
 */
export async function startProxiedProcesses() {
  const database = await startTcpProxy(hostOf(databaseUrl()))
  const redis = env.queue.kind === 'redis' ? await startTcpProxy(hostOf(env.queue.url)) : null
  const more: Record<string, string> = {
    DATABASE_URL: throughProxy(databaseUrl(), database),
    RATE_LIMIT_PER_MINUTE: '5000',
    ...(redis && env.queue.kind === 'redis'
      ? { REDIS_URL: throughProxy(env.queue.url, redis) }
      : {}),
  }
  const [web, worker] = await Promise.all([
    startWebProcess({ ...more, DATABASE_POOL_MAX: '3' }),
    startPlatformProgram('worker', {
      env: {
        DISABLE_PAYLOAD_HMR: 'true',
        LOG_LEVEL: 'info',
        ROSTRUM_HOME: env.home,
        PAYLOAD_SECRET: env.secret ?? '',
        ...more,
      },
      ready: 'worker ready',
    }),
  ])
  return {
    ...{ database, redis, web, worker },
    endProcesses: async () => {
      worker.child.kill('SIGKILL')
      await worker.ended
      await web.kill()
    },
    closeProxies: async () => {
      await database.close()
      await redis?.close()
    },
  }
}

const hostOf = (url: string) => {
  const { hostname, port } = new URL(url)
  return { host: hostname, port: Number(port) }
}
