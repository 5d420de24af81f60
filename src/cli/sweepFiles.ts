import { runCommand } from '@/cli/runCommand'

/**
 * `npm run files:sweep [-- --dry-run] [-- --force]`: what a worker does each night, at once. Exit code 1 when rows
 * have no file, or when it removed nothing since most files have no row (`--force` removes them).
 */
await runCommand(async () => {
  const { onDatabase } = await import('@/cli/platform/onDatabase')
  return onDatabase('src/cli/sweepFiles.ts', async () => {
    const { default: config } = await import('@payload-config')
    const { getPayload } = await import('payload')
    const { keepAlive } = await import('@/lib/keepAlive')
    const { sweepFiles } = await import('@/operations/media/sweepFiles')
    keepAlive()
    const payload = await getPayload({ config, disableOnInit: true })
    const dryRun = process.argv.includes('--dry-run')
    const force = process.argv.includes('--force')
    const report = await sweepFiles({ payload, dryRun, force })
    const { seen, orphans, removed, refused, missing } = report
    const say = (line: string) => process.stdout.write(`${line}\n`)
    for (const key of orphans) say(`no row has ${key}`)
    for (const { table, id } of missing) say(`the file of ${table} ${id} is gone`)
    const told = refused ? 'Most have no row, so none was removed. Is this the right store?' : ''
    say(
      `${seen} files, ${orphans.length} without a row, ${removed} removed, ${missing.length} missing. ${told}`,
    )
    return !refused && missing.length === 0
  })
})
