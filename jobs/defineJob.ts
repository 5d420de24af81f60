import { z } from 'zod'

/** The queues; `jobs/queues.ts` says how many jobs of each run at once. */
export const queueNames = [
  'mail',
  'documents',
  'media',
  'events',
  'campaigns',
  'social',
  'webhooks',
  'maintenance',
] as const

/** Where a job's data carries the request and trace it comes from; no part of its payload. */
export const originKey = '_origin'

export type QueueName = (typeof queueNames)[number]

export type JobDefinition<
  Name extends string = string,
  Schema extends z.ZodObject = z.ZodObject,
> = {
  /** Wire name, `<domain>.<verbNoun>`: also the file name. */
  name: Name
  queue: QueueName
  /** Strict: a field it does not know is refused. Ids only, never personal data. */
  schema: Schema
  /** Tries before the job is dead. */
  attempts: number
  /** First wait after a failure; doubles with each try. */
  backoffMs: number
  /** A try that takes longer is aborted through its signal and counts as failed. */
  timeoutMs: number
  /** A scheduled job runs with an empty payload, once per tick over all workers. */
  schedule?: { everyMs: number } | { cron: string; timezone: string }
}

type Options<Name extends string, Shape extends z.core.$ZodLooseShape> = {
  name: Name
  queue: QueueName
  payload: Shape
} & Partial<Pick<JobDefinition, 'attempts' | 'backoffMs' | 'schedule' | 'timeoutMs'>>

/** Declares a job. The handler stands beside it in `<name>.handler.ts` and is listed in `jobs/handlers.ts`. */
export function defineJob<const Name extends string, Shape extends z.core.$ZodLooseShape>({
  name,
  queue,
  payload,
  attempts = 8,
  backoffMs = 2_000,
  timeoutMs = 120_000,
  schedule,
}: Options<Name, Shape>) {
  return {
    name,
    queue,
    schema: z.strictObject(payload),
    attempts,
    backoffMs,
    timeoutMs,
    schedule,
  } satisfies JobDefinition
}
