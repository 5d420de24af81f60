import { databaseUrl } from '@/db/databaseUrl'
import { makeBackup } from '@/operations/backup/makeBackup'
import { done } from '@jobs/jobHandler'
import type { JobContext, JobOutcome } from '@jobs/jobHandler'

/** Safe to repeat: each run makes a backup of its own, and an unfinished one is never counted. */
export async function makeBackupHandler({ logger }: JobContext): Promise<JobOutcome> {
  const { name, rows, files, removed } = await makeBackup({ databaseUrl: databaseUrl() })
  logger.info({ backup: name, rows, files, removed: removed.length }, 'backup made')
  return done
}
