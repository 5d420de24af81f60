import { runCommand } from '@/cli/runCommand'

/** `npm run restore [-- NAME] [--from PLACE] [--force]`: a backup, by default the newest, into an empty database. */
await runCommand(async () => {
  const { runRestore } = await import('@/cli/backup/runRestore')
  return runRestore(process.argv.slice(2))
})
