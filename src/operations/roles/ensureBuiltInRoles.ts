import { createLocalReq } from 'payload'
import type { Payload } from 'payload'
import { inTransaction } from '@/db/transaction'
import { builtInRoles } from '@/access/permissions'

/**
 * Makes the roles every installation has. Rows that exist keep what staff made of them. Part of
 * migrating; safe to repeat.
 */
export async function ensureBuiltInRoles(payload: Payload): Promise<void> {
  const req = await createLocalReq({}, payload)
  await inTransaction(req, async () => {
    const { docs } = await payload.find({
      collection: 'roles',
      pagination: false,
      depth: 0,
      overrideAccess: true,
      req,
    })
    const present = new Set(docs.map((role) => role.name))
    for (const [name, { en, permissions }] of Object.entries(builtInRoles)) {
      if (present.has(name)) continue
      await payload.create({
        collection: 'roles',
        data: { name, label: en, permissions, builtIn: true },
        overrideAccess: true,
        req,
      })
    }
  })
}
