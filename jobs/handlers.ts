import type { JobName, JobPayload } from '@jobs/catalog'
import type { JobContext, JobOutcome } from '@jobs/jobHandler'
import { purgeOutboxHandler } from '@jobs/maintenance/purgeOutbox.handler'
import { checkAccountHandler } from '@jobs/social/checkAccount.handler'
import { collectMetricsHandler } from '@jobs/social/collectMetrics.handler'
import { publishPostHandler } from '@jobs/social/publishPost.handler'
import { publishTargetHandler } from '@jobs/social/publishTarget.handler'
import { sweepPostsHandler } from '@jobs/social/sweepPosts.handler'

/** Who does each job. */
export const handlers: {
  [Name in JobName]: (context: JobContext, payload: JobPayload<Name>) => Promise<JobOutcome>
} = {
  'maintenance.purgeOutbox': purgeOutboxHandler,
  'social.checkAccount': checkAccountHandler,
  'social.publishPost': publishPostHandler,
  'social.publishTarget': publishTargetHandler,
  'social.sweepPosts': sweepPostsHandler,
  'social.collectMetrics': collectMetricsHandler,
}
