import type { Access, PayloadRequest, SanitizedConfig } from 'payload'
import { allPermissions } from '@/access/permissions'
import type { Permission } from '@/access/permissions'

/** Who gets through an access function, found by asking it. */
export type Admitted = {
  anonymous: boolean
  /** Signed in without any permission: some rows at least, their own. */
  user: boolean
  /** Each of these is enough. */
  permissions: Permission[]
}

type Ask = (args: { req: PayloadRequest; id?: string; data?: unknown }) => unknown

/** Asks an access function as a guest, as a plain user, and as a holder of each permission. */
export async function whoMay(
  config: SanitizedConfig,
  access: Access | undefined,
): Promise<Admitted> {
  const ask = (access ?? (({ req }) => Boolean(req.user))) as Ask
  const passes = async (user: object | null) => {
    try {
      return Boolean(await ask({ req: requestOf(config, user), id: nobody, data: {} }))
    } catch {
      // A rule that needs more than the request looks at rows: it does not refuse outright.
      return user !== null
    }
  }
  const permissions: Permission[] = []
  for (const permission of allPermissions) {
    if (await passes(userWith([permission]))) permissions.push(permission)
  }
  return { anonymous: await passes(null), user: await passes(userWith([])), permissions }
}

/** Whether nobody gets through, administrators included. */
export const isClosed = ({ anonymous, user, permissions }: Admitted): boolean =>
  !anonymous && !user && permissions.length === 0

/** The answer of a field's access function to an administrator. */
export async function adminMay(config: SanitizedConfig, access: unknown): Promise<boolean> {
  if (typeof access !== 'function') return true
  try {
    const req = requestOf(config, userWith(allPermissions))
    return Boolean(await (access as Ask)({ req, id: nobody, data: {} }))
  } catch {
    return true
  }
}

const nobody = '01890000-0000-7000-8000-000000000000'

const userWith = (permissions: readonly Permission[]) => ({
  id: nobody,
  collection: 'users',
  roles: [{ name: 'asked', permissions: [...permissions] }],
})

function requestOf(config: SanitizedConfig, user: object | null): PayloadRequest {
  return {
    user,
    payloadAPI: 'REST',
    context: {},
    headers: new Headers(),
    query: {},
    searchParams: new URLSearchParams(),
    payload: { config },
  } as unknown as PayloadRequest
}
