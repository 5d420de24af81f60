import { createLocalReq } from 'payload'
import { sweepPosts } from '@/operations/social/sweepPosts'
import { done, skipped } from '@jobs/jobHandler'
import type { JobContext, JobOutcome } from '@jobs/jobHandler'

/** Asks again for what should have happened and did not. Safe to repeat. */
export async function sweepPostsHandler({ payload }: JobContext): Promise<JobOutcome> {
  const found = await sweepPosts(await createLocalReq({}, payload))
  return found > 0 ? done : skipped('nothing was missed')
}
