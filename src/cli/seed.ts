import config from '@payload-config'
import { getPayload } from 'payload'
import { ensureDefaultTemplate } from '@/operations/certificates/ensureDefaultTemplate'
import { ensureBuiltInRoles } from '@/operations/roles/ensureBuiltInRoles'
import { readDemoLogins } from '@/cli/demoData/logins'
import { seedDemo } from '@/cli/demoData/seedDemo'
import { keepAlive } from '@/lib/keepAlive'

/**
 * `seed` fills the database with a demo organiser; with `--if-empty` it does so only while there is no
 * user. The log-ins go to stdout, one JSON line each, also when they were made earlier.
 */
keepAlive()
const payload = await getPayload({ config, disableOnInit: true })
await ensureBuiltInRoles(payload)
await ensureDefaultTemplate(payload)
const { totalDocs } = await payload.count({ collection: 'users' })
if (totalDocs === 0) await seedDemo(payload)
else if (!process.argv.includes('--if-empty')) {
  process.stderr.write('The database has users already: nothing was changed.\n')
}
for (const login of readDemoLogins()) process.stdout.write(`${JSON.stringify(login)}\n`)
process.exit(0)
