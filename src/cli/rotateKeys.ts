import { runCommand } from '@/cli/runCommand'

/**
 * `npm run keys:rotate`: put a new key first in ENCRYPTION_KEYS, restart, run this, then take the old key out. Needs
 * the same environment as the platform; exit code 1 when a stored secret could not be opened.
 */
await runCommand(async () => {
  const { onDatabase } = await import('@/cli/platform/onDatabase')
  return onDatabase('src/cli/rotateKeys.ts', async () => {
    const { default: config } = await import('@payload-config')
    const { getPayload } = await import('payload')
    const { keepAlive } = await import('@/lib/keepAlive')
    const { resealSecrets } = await import('@/operations/encryption/resealSecrets')
    keepAlive()
    const payload = await getPayload({ config, disableOnInit: true })
    const { resealed, unreadable } = await resealSecrets(payload)
    process.stdout.write(`Encrypted anew: ${resealed}\n`)
    for (const { table, id } of unreadable) {
      process.stderr.write(`No key opens ${table} ${id}: enter its secret again.\n`)
    }
    return unreadable.length === 0
  })
})
