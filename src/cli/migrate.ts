import config from '@payload-config'
import { getPayload } from 'payload'
import { env } from '@/env'
import { ensureDefaultTemplate } from '@/operations/certificates/ensureDefaultTemplate'
import { ensureBuiltInRoles } from '@/operations/roles/ensureBuiltInRoles'
import { ensureFirstAdmin } from '@/operations/users/ensureFirstAdmin'
import { migrateDown, migrateUp } from '@/cli/migrateDatabase'
import { keepAlive } from '@/lib/keepAlive'

/** `migrate up` brings the database to this version, `migrate down` takes the last batch back. */
keepAlive()
const direction = process.argv[2] ?? 'up'
if (direction !== 'up' && direction !== 'down') {
  process.stderr.write('Usage: migrate up | migrate down\n')
  process.exit(1)
}
const payload = await getPayload({ config, disableOnInit: true })
if (direction === 'up') {
  await migrateUp(payload)
  await ensureBuiltInRoles(payload)
  await ensureDefaultTemplate(payload)
  if (env.admin) await ensureFirstAdmin({ payload, ...env.admin })
} else {
  process.stdout.write(`Taken back: ${(await migrateDown(payload)).join(', ') || 'nothing'}\n`)
}
// Payload's pool keeps a connection checked out; nothing is left to wait for.
process.exit(0)
