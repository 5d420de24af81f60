import type { Payload } from 'payload'
import type { Logger } from 'pino'

/** What a handler gets beside its payload. */
export type JobContext = {
  payload: Payload
  logger: Logger
  jobId: string
  /** 1 for the first try. */
  attempt: number
  lastAttempt: boolean
  /** Aborts when the try times out or the worker is stopping. */
  signal: AbortSignal
  /** Shown in the queue board. */
  progress: (done: number, total: number) => Promise<void>
}

/** A handler ends done, skipped with a reason, or throws: transient unless the error says permanent. */
export type JobOutcome = { status: 'done' } | { status: 'skipped'; reason: string }

export const done: JobOutcome = { status: 'done' }

export function skipped(reason: string): JobOutcome {
  return { status: 'skipped', reason }
}
