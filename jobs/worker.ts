import config from '@payload-config'
import { getPayload } from 'payload'
import { reportFaults } from '@/adapters/faults/reportFaults'
import { keepAlive } from '@/lib/keepAlive'
import { announceReady, stopOnSignal } from '@/lib/processLife'
import { logger } from '@/logger'
import { queueNames } from '@jobs/defineJob'
import type { QueueName } from '@jobs/defineJob'
import { startWorker } from '@jobs/startWorker'

/** The worker process. `--queues mail,documents` limits it to those; any number may run side by side. */
keepAlive()
const endReports = await reportFaults({ role: 'worker' })
const payload = await getPayload({ config })
const worker = await startWorker({ payload, queues: chosenQueues(process.argv) })
stopOnSignal({
  stop: async () => {
    await worker.stop()
    await endReports()
  },
  onError: (error) => logger.error({ err: error }, 'worker did not stop in order'),
  limitMs: 30_000,
})
logger.info({ queues: chosenQueues(process.argv) }, 'worker ready')
announceReady()

function chosenQueues(argv: string[]): readonly QueueName[] {
  const at = argv.indexOf('--queues')
  if (at < 0) return queueNames
  const wanted = (argv[at + 1] ?? '').split(',')
  const unknown = wanted.filter((name) => !(queueNames as readonly string[]).includes(name))
  if (unknown.length > 0) {
    throw new Error(`No queue is called ${unknown.join(', ')}; there are ${queueNames.join(', ')}.`)
  }
  return wanted as QueueName[]
}
