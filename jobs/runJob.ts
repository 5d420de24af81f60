import { DelayedError, UnrecoverableError } from 'bullmq'
import type { Job } from 'bullmq'
import type { Payload } from 'payload'
import { AppError } from '@/errors'
import { runWithContext } from '@/lib/requestContext'
import { inSpan, type Origin } from '@/lib/tracing'
import { withoutValues } from '@/lib/withoutValues'
import { logger } from '@/logger'
import { findJob } from '@jobs/catalog'
import { originKey } from '@jobs/defineJob'
import { handlers } from '@jobs/handlers'
import type { JobContext, JobOutcome } from '@jobs/jobHandler'

type RunOptions = {
  payload: Payload
  job: Job
  /** What this worker holds the job by. */
  token?: string
  stopping: AbortSignal
}

/** While versions stand side by side, a job may be for the other one. */
const parkedMs = 10_000
const foreignForMs = 60 * 60_000

/**
 * Runs one job: parses its payload, calls its handler under a time limit, logs the outcome. The only
 * place where retries are decided: an error marked permanent dies at once, everything else is tried again with
 * growing pauses. A name or a payload that this version does not know is put off, which counts as no try, for a
 * worker of the version that asked for it; after an hour it dies too.
 */
export async function runJob({ payload, job, token, stopping }: RunOptions): Promise<JobOutcome> {
  const definition = findJob(job.name)
  if (!definition) return park({ job, token, why: `No job is called ${job.name}` })
  const { [originKey]: origin, ...data } = job.data as { [originKey]?: Origin }
  const parsed = definition.schema.safeParse(data)
  if (!parsed.success) {
    const why = `Payload of ${job.name} not usable: ${parsed.error.message}`
    return park({ job, token, why })
  }
  const attempt = job.attemptsMade + 1
  const timeout = AbortSignal.timeout(definition.timeoutMs)
  const signal = AbortSignal.any([stopping, timeout])
  const jobId = job.id ?? ''

  const { requestId } = origin ?? {}
  const ids = { ...(requestId ? { requestId } : {}), jobId, jobName: job.name }
  return runWithContext(ids, () =>
    inSpan(spanOf({ job, attempt, origin }), async () => {
      const context: JobContext = {
        payload,
        logger,
        jobId,
        attempt,
        lastAttempt: attempt >= definition.attempts,
        signal,
        progress: (current, total) => job.updateProgress({ done: current, total }),
      }
      const handler = handlers[definition.name] as Handler
      const startedAt = performance.now()
      try {
        const outcome = await Promise.race([handler(context, parsed.data), rejectOn(timeout)])
        const durationMs = Math.round(performance.now() - startedAt)
        context.logger.info({ outcome, attempt, durationMs }, 'job ended')
        return outcome
      } catch (error) {
        const level = context.lastAttempt ? 'error' : 'warn'
        context.logger[level]({ err: error, attempt }, 'job failed')
        if (error instanceof AppError && error.permanent)
          throw new UnrecoverableError(error.message)
        // Kept with the job, where staff see it.
        throw withoutValues(error)
      }
    }),
  )
}

type Parking = { job: Job; token?: string; why: string }

/** Leaves a job to another version. @throws always, in the way BullMQ wants it said */
async function park({ job, token, why }: Parking): Promise<never> {
  const now = Date.now()
  if (now - (job.timestamp ?? 0) > foreignForMs) throw new UnrecoverableError(why)
  logger.warn({ jobId: job.id, jobName: job.name }, 'a job of another version was put off')
  await job.moveToDelayed(now + parkedMs, token)
  throw new DelayedError()
}

const spanOf = ({ job, attempt, origin }: { job: Job; attempt: number; origin?: Origin }) => ({
  name: `job ${job.name}`,
  kind: 'consumer' as const,
  attributes: {
    'messaging.message.id': job.id,
    'messaging.destination.name': job.queueName,
    'rostrum.attempt': attempt,
  },
  parent: origin,
})

type Handler = (context: JobContext, payload: unknown) => Promise<JobOutcome>

function rejectOn(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('The job took too long')), {
      once: true,
    })
  })
}
