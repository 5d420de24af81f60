import { runCommand } from '@/cli/runCommand'

/**
 * `npm run worker [-- --queues mail,documents]`: one more worker process, on DATABASE_URL or on the embedded
 * database of a running `npm start`.
 */
await runCommand(async () => {
  const { runWorker } = await import('@/cli/platform/runWorker')
  return runWorker(process.argv.slice(2))
})
