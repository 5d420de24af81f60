import config from '@payload-config'
import { getPayload } from 'payload'
import { keepAlive } from '@/lib/keepAlive'
import { stopOnSignal } from '@/lib/processLife'
import { closeLimits } from '@/operations/limits/sharedLimiter'
import { makeServer } from '@/server/makeServer'
import { closeQueues } from '@jobs/queues'

/** A web process of its own beside the one of a test: API and sockets, without pages. Prints where it is. */
keepAlive()
const payload = await getPayload({ config })
const server = makeServer({ payload, renderPage: null })
const port = await server.listen(0, '127.0.0.1')
stopOnSignal({
  stop: async () => {
    await server.close({ graceMs: 3_000 })
    await closeQueues()
    closeLimits()
  },
  onError: (error) => console.error(error),
  limitMs: 20_000,
})
console.log(`listening at http://127.0.0.1:${port} .`)
