import type { z } from 'zod'
import { purgeOutbox } from '@jobs/maintenance/purgeOutbox.job'
import { checkAccountJob } from '@jobs/social/checkAccount.job'
import { collectMetricsJob } from '@jobs/social/collectMetrics.job'
import { publishPostJob } from '@jobs/social/publishPost.job'
import { publishTargetJob } from '@jobs/social/publishTarget.job'
import { sweepPostsJob } from '@jobs/social/sweepPosts.job'

/** Every job there is. `jobs/handlers.ts` must name a handler for each, or it does not compile. */
export const catalog = [
  purgeOutbox,
  checkAccountJob,
  publishPostJob,
  publishTargetJob,
  sweepPostsJob,
  collectMetricsJob,
] as const

type Definition = (typeof catalog)[number]

export type JobName = Definition['name']

export type JobPayload<Name extends JobName> = z.output<
  Extract<Definition, { name: Name }>['schema']
>

const byName = new Map<string, Definition>(catalog.map((job) => [job.name, job]))

/** The definition of a job, or null when this build does not know it (a newer one recorded it). */
export function findJob(name: string): Definition | null {
  return byName.get(name) ?? null
}
