import type { Payload } from 'payload'
import { closeBulkMailer } from '@/adapters/bulkMailer'
import { stopTelling } from '@/operations/campaigns/announceProgress'
import { env } from '@/env'
import { catalog } from '@jobs/catalog'
import { queueNames } from '@jobs/defineJob'
import type { JobDefinition, QueueName } from '@jobs/defineJob'
import { makeBackup } from '@jobs/maintenance/makeBackup.job'
import { closeQueues, makeWorker, requireQueue } from '@jobs/queues'
import { jobOptions, startRelay } from '@jobs/relay'
import { reviveStore } from '@jobs/reviveStore'
import { runJob } from '@jobs/runJob'

type Options = { payload: Payload; queues?: readonly QueueName[] }

/**
 * Starts the relay, a BullMQ worker per queue and the schedules. Any number of processes may run it:
 * each job goes to one of them and each tick of a schedule happens once.
 * @returns stop: takes no new jobs, waits for the running ones, closes the queues. Safe to repeat.
 */
export async function startWorker({ payload, queues = queueNames }: Options) {
  const stopping = new AbortController()
  await upsertSchedules(queues)
  const workers = queues.map((name) =>
    makeWorker(name, (job, token) => runJob({ payload, job, token, stopping: stopping.signal })),
  )
  const stopRelay = startRelay(payload)
  const revival = reviveStore({ payload, setSchedules: () => upsertSchedules(queues) })
  let stopped: Promise<void> | undefined
  const stop = async () => {
    await Promise.all([stopRelay(), revival.stop()])
    stopping.abort()
    await Promise.all(workers.map((worker) => worker.close()))
    closeBulkMailer()
    stopTelling()
    await closeQueues()
  }
  return { stop: () => (stopped ??= stop()) }
}

async function upsertSchedules(queues: readonly QueueName[]): Promise<void> {
  for (const job of catalog) {
    if (!queues.includes(job.queue)) continue
    const schedule = job.name === makeBackup.name ? backupSchedule() : job.schedule
    if (!schedule) {
      // Switched off since the last start.
      if (job.name === makeBackup.name) {
        await requireQueue(job.queue).removeJobScheduler(job.name)
      }
      continue
    }
    const repeat =
      'everyMs' in schedule
        ? { every: schedule.everyMs }
        : { pattern: schedule.cron, tz: schedule.timezone }
    await requireQueue(job.queue).upsertJobScheduler(job.name, repeat, {
      name: job.name,
      data: {},
      opts: jobOptions(job),
    })
  }
}

/** When backups are made is for who runs the platform to say. */
function backupSchedule(): JobDefinition['schedule'] {
  return env.backup.cron ? { cron: env.backup.cron, timezone: 'UTC' } : undefined
}
