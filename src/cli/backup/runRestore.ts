import { parseArgs } from 'node:util'
import { placeNamed } from '@/cli/backup/placeNamed'
import { openDatabase } from '@/cli/platform/openDatabase'
import { listenForStop } from '@/cli/platform/signals'
import { openCommandLog } from '@/cli/processes/commandLog'
import { runToEnd } from '@/cli/processes/runToEnd'
import { env } from '@/env'
import { keepAlive } from '@/lib/keepAlive'

/**
 * Restores a backup into the configured database, or into the embedded one, which it starts for that. Web
 * and worker must be stopped. Nothing is touched before the whole backup has passed its checksums.
 * @returns true once everything is restored
 * @throws Error in one sentence
 */
export async function runRestore(args: string[]): Promise<boolean> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { from: { type: 'string' }, force: { type: 'boolean', default: false } },
  })
  if (env.database.kind === 'embedded') {
    keepAlive()
    return restoreEmbedded(args)
  }
  // All is loaded before anything keeps the process alive: see `neverBegan`.
  const { restoreBackup } = await import('@/cli/backup/restoreBackup')
  const { getPayload } = await import('payload')
  const { default: config } = await import('@payload-config')
  keepAlive()
  const { name, rows, files, otherSecret } = await restoreBackup({
    databaseUrl: env.database.url,
    from: placeNamed(values.from),
    name: positionals[0],
    force: values.force,
    openPayload: () => getPayload({ config, disableOnInit: true }),
  })
  process.stdout.write(`Restored ${name}: ${rows} rows, ${files} files.\n`)
  if (otherSecret) {
    process.stdout.write(
      'It was made with another PAYLOAD_SECRET: links in sent mails, QR codes and stored credentials need that one.\n',
    )
  }
  return true
}

/** Opens the embedded database and runs this program again on its address. */
async function restoreEmbedded(args: string[]): Promise<boolean> {
  const { signal } = listenForStop()
  const database = await openDatabase(env.database)
  try {
    const printed = await runToEnd({
      what: 'Restoring',
      log: openCommandLog({ home: env.home, name: 'restore' }),
      signal,
      program: {
        file: process.argv[1] as string,
        args,
        execArgv: process.execArgv,
        env: { DATABASE_URL: database.url },
      },
    })
    process.stdout.write(`${printed.join('\n')}\n`)
    return true
  } finally {
    await database.stop()
  }
}
