import { requireDatabase } from '@/cli/platform/requireDatabase'
import { listenForStop } from '@/cli/platform/signals'
import { openCommandLog } from '@/cli/processes/commandLog'
import { startDaemon } from '@/cli/processes/startDaemon'
import { env } from '@/env'

/**
 * Runs a worker until it is asked to stop.
 * @param args handed on to it, such as `--queues mail,documents`
 * @returns true if it stopped in order
 * @throws Error in one sentence without a database, or when the worker ends by itself
 */
export async function runWorker(args: string[]): Promise<boolean> {
  const { signal, asked, onImpatience } = listenForStop()
  const url = await requireDatabase()
  const worker = await startDaemon({
    name: 'worker',
    log: openCommandLog({ home: env.home, name: 'worker' }),
    signal,
    program: {
      file: 'jobs/worker.ts',
      args,
      execArgv: ['--import', 'tsx'],
      env: { DATABASE_URL: url },
    },
  }).catch((error: unknown) => {
    if (signal.aborted) return null
    throw error
  })
  if (!worker) return true
  onImpatience(worker.kill)
  const death = await Promise.race([asked, worker.died])
  if (typeof death === 'string') throw new Error(`${death}.`)
  return worker.stop()
}
