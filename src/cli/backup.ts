import { runCommand } from '@/cli/runCommand'

/** `npm run backup [-- --to PLACE]`: the database and all files, to BACKUP_TO or the place that is named. */
await runCommand(async () => {
  const { runBackup } = await import('@/cli/backup/runBackup')
  return runBackup(process.argv.slice(2))
})
