import type { PayloadRequest } from 'payload'
import type { BuiltInRole } from '@/access/permissions'

/** The ids of built-in roles, which every installation has. */
export async function findRoleIds(req: PayloadRequest, names: BuiltInRole[]): Promise<string[]> {
  const { docs } = await req.payload.find({
    collection: 'roles',
    where: { name: { in: names } },
    depth: 0,
    pagination: false,
    // Looked up for whoever registers, who may not read roles.
    overrideAccess: true,
    req,
  })
  return docs.map(({ id }) => id)
}
