import type { PayloadRequest } from 'payload'
import { isMachine } from '@/access/personOf'
import { env, requireSecret } from '@/env'
import { AppError } from '@/errors'
import type { Disposition } from '@/lib/contentDisposition'
import { findToken, makeToken } from '@/lib/signedToken'
import { findActiveUser } from '@/operations/accounts/accessTokenStrategy'
import { machineUser } from '@/operations/apiKeys/machineUser'
import { readApiKeyById } from '@/operations/apiKeys/readApiKey'

/** What a link opens: the door, then the ids that name one file behind it. */
export type LinkedFile =
  | readonly ['certificate', id: string]
  | readonly ['media', id: string, filename: string]
  | readonly ['ticket', ticket: string, file: string]

type Wanted = {
  req: PayloadRequest
  file: LinkedFile
  /** The address that serves the file to who may read it. */
  path: string
  disposition?: Disposition
}

/** Between five and six: links made within a minute are equal, so that a browser may keep what it fetched. */
const lastsMinutes = 5

/**
 * A short-lived address of a file for whoever asks, who must be signed in and allowed to read it (the caller's to
 * check). It needs no cookie, opens that file alone, and does what its holder may: it dies with their access.
 */
export function makeFileLink({ req, file, path, disposition }: Wanted) {
  if (!req.user) throw new AppError('UNAUTHENTICATED')
  const expiresAt = (Math.ceil(Date.now() / 60_000) + lastsMinutes) * 60
  const holder = [isMachine(req) ? 'key' : 'user', String(req.user.id)]
  const token = makeToken({
    ...{ secret: requireSecret(), purpose: 'file', expiresAt },
    parts: [disposition ?? '', ...holder, ...file],
  })
  return {
    url: `${env.publicUrl}${path}?token=${token}`,
    expiresAt: new Date(expiresAt * 1000).toISOString(),
  }
}

export type OpenedLink = { disposition?: Disposition }

/**
 * Lets a request with a link act as the one the link was given to, as they are now. Null where there is no link
 * for that file: forged, expired, another's; the request then stands on its own.
 */
export async function openFileLink(
  req: PayloadRequest,
  file: LinkedFile,
): Promise<OpenedLink | null> {
  const token = req.searchParams.get('token')
  if (!token) return null
  const now = Math.floor(Date.now() / 1000)
  const parts = findToken({ secret: requireSecret(), purpose: 'file', token, now })
  if (!parts) return null
  const [disposition, kind, holder = '', ...linked] = parts
  if (linked.length !== file.length || linked.some((part, at) => part !== file[at])) return null
  const user = await findHolder(req, { kind, holder })
  if (!user) return null
  req.user = user as never
  return { disposition: (disposition || undefined) as Disposition | undefined }
}

async function findHolder({ payload }: PayloadRequest, by: { kind?: string; holder: string }) {
  if (by.kind === 'key') {
    const key = await readApiKeyById(payload, by.holder)
    return key && machineUser(key)
  }
  const user = await findActiveUser({ payload, id: by.holder })
  return user && { ...user, collection: 'users', _strategy: 'file-link' }
}
