import { runCommand } from '@/cli/runCommand'

/**
 * `npm run files:sweep [-- --dry-run] [-- --force]`: what a worker does each night, at once. Exit code 1 when rows
 * have no file, or when it removed nothing since most files have no row (`--force` removes them).
 */
await runCommand(async () => {
  const { default: config } = await import('@payload-config')
  const { getPayload } = await import('payload')
  const { keepAlive } = await import('@/lib/keepAlive')
  const { sweepFiles } = await import('@/operations/media/sweepFiles')
  keepAlive()
  const payload = await getPayload({ config, disableOnInit: true })
  const dryRun = process.argv.includes('--dry-run')
  const force = process.argv.includes('--force')
  const { seen, orphans, removed, refused, missing } = await sweepFiles({ payload, dryRun, force })
  for (const key of orphans) process.stdout.write(`no row has ${key}\n`)
  for (const { table, id } of missing) process.stdout.write(`the file of ${table} ${id} is gone\n`)
  const told = refused ? 'Most have no row, so none was removed. Is this the right store?' : ''
  process.stdout.write(
    `${seen} files, ${orphans.length} without a row, ${removed} removed, ${missing.length} missing. ${told}\n`,
  )
  return !refused && missing.length === 0
})
