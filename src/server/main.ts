import config from '@payload-config'
import next from 'next'
import { getPayload } from 'payload'
import { reportFaults } from '@/adapters/faults/reportFaults'
import { env } from '@/env'
import { keepAlive } from '@/lib/keepAlive'
import { announceReady, stopOnSignal } from '@/lib/processLife'
import { logger } from '@/logger'
import { closeLimits } from '@/operations/limits/sharedLimiter'
import { makeServer } from '@/server/makeServer'
import { closeQueues } from '@jobs/queues'

const balancerGraceMs = 3_000

/** The web process. */
keepAlive()
const endReports = await reportFaults({ role: 'web' })
const payload = await getPayload({ config })
const app = next({ dev: env.mode !== 'production', hostname: env.host, port: env.port })
await app.prepare()
const handle = app.getRequestHandler()
const server = makeServer({ payload, renderPage: (req, res) => handle(req, res) })
const port = await server.listen(env.port, env.host)
stopOnSignal({
  stop: async () => {
    // `npm start` has no balancer in front that must notice first.
    await server.close({ graceMs: process.send ? 0 : balancerGraceMs })
    await closeQueues()
    closeLimits()
    await app.close()
    await endReports()
  },
  onError: (error) => logger.error({ err: error }, 'web did not stop in order'),
  limitMs: 20_000,
})
logger.info({ port }, 'web ready')
announceReady()
