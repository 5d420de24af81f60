import { createLocalReq } from 'payload'
import { publishDuePost } from '@/operations/social/publishDuePost'
import { done, skipped } from '@jobs/jobHandler'
import type { JobContext, JobOutcome } from '@jobs/jobHandler'

type Payload = { post: string }

/** Begins to publish a due post; the status of the post makes a second run do nothing. */
export async function publishPostHandler(
  { payload }: JobContext,
  { post }: Payload,
): Promise<JobOutcome> {
  const reason = await publishDuePost(await createLocalReq({}, payload), post)
  return reason ? skipped(reason) : done
}
