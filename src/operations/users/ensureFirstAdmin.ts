import { createLocalReq } from 'payload'
import type { Payload } from 'payload'
import { inTransaction } from '@/db/transaction'

type Options = { payload: Payload; email: string; password: string }

/**
 * Makes the first administrator where there is no user yet; otherwise changes nothing. Safe to repeat.
 * @returns whether one was made
 */
export async function ensureFirstAdmin({ payload, email, password }: Options): Promise<boolean> {
  const req = await createLocalReq({}, payload)
  return inTransaction(req, async () => {
    const { totalDocs } = await payload.count({ collection: 'users', overrideAccess: true, req })
    if (totalDocs > 0) return false
    const { docs } = await payload.find({
      collection: 'roles',
      where: { name: { equals: 'admin' } },
      limit: 1,
      depth: 0,
      pagination: false,
      overrideAccess: true,
      req,
    })
    await payload.create({
      collection: 'users',
      data: { email, password, roles: docs.map((role) => role.id) },
      overrideAccess: true,
      req,
    })
    return true
  })
}
