import { requireDatabase } from '@/cli/platform/requireDatabase'
import { launchNode } from '@/cli/processes/launchNode'
import { env } from '@/env'

/**
 * Does `work` on the configured database. Without one, runs `file`, the command itself, as a program that is told
 * where the embedded database is.
 * @returns what `work` returns, or whether that program ended with 0
 * @throws Error in one sentence without a database
 */
export async function onDatabase(file: string, work: () => Promise<boolean>): Promise<boolean> {
  if (env.database.kind === 'configured') return work()
  const { ended } = launchNode({
    file,
    args: process.argv.slice(2),
    execArgv: ['--import', 'tsx'],
    env: { DATABASE_URL: await requireDatabase() },
  })
  return (await ended).exitCode === 0
}
