import { logger } from '@/logger'
import { queueNames } from '@jobs/defineJob'
import type { QueueName } from '@jobs/defineJob'
import { requireQueue } from '@jobs/queues'

export type QueueHealth = { queue: QueueName; failed: number; waiting: number; active: number }

/**
 * What lies in each queue. Null while the queue store does not answer: requests wait in the outbox then
 * and nothing is lost, so whoever shows this goes on without.
 */
export async function readQueueHealth(): Promise<QueueHealth[] | null> {
  try {
    return await Promise.all(
      queueNames.map(async (queue) => {
        const counts = await requireQueue(queue).getJobCounts('failed', 'waiting', 'active')
        const { failed = 0, waiting = 0, active = 0 } = counts
        return { queue, failed, waiting, active }
      }),
    )
  } catch (error) {
    logger.warn({ err: error }, 'queue store trouble')
    return null
  }
}
