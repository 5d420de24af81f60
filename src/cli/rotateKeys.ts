import config from '@payload-config'
import { getPayload } from 'payload'
import { keepAlive } from '@/lib/keepAlive'
import { resealSecrets } from '@/operations/encryption/resealSecrets'

/**
 * `keys:rotate`: put a new key first in ENCRYPTION_KEYS, restart, run this, then take the old key out. Needs the
 * same environment as the platform; exits 1 when a stored secret could not be opened.
 */
keepAlive()
const payload = await getPayload({ config, disableOnInit: true })
const { resealed, unreadable } = await resealSecrets(payload)
process.stdout.write(`Encrypted anew: ${resealed}\n`)
for (const { table, id } of unreadable) {
  process.stderr.write(`No key opens ${table} ${id}: enter its secret again.\n`)
}
process.exit(unreadable.length > 0 ? 1 : 0)
