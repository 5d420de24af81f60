import type { CollectionConfig } from 'payload'
import { nobody } from '@/access/compose'

/**
 * Sessions: a family is one log-in, a row one of its refresh tokens, by hash only. A family lives as long as
 * none of its rows is revoked and one has not run out. Written by `src/operations/accounts` only.
 */
export const refreshTokens: CollectionConfig<'refresh-tokens'> = {
  slug: 'refresh-tokens',
  admin: { hidden: true },
  access: { create: nobody, read: nobody, update: nobody, delete: nobody },
  graphQL: false,
  lockDocuments: false,
  fields: [
    { name: 'family', type: 'text', required: true, index: true },
    { name: 'user', type: 'relationship', relationTo: 'users', index: true },
    // `api`: rotated by its holder. `panel`: the admin panel's cookie; its token is never handed out.
    { name: 'kind', type: 'text', required: true },
    { name: 'hash', type: 'text', required: true, unique: true },
    { name: 'userAgent', type: 'text' },
    { name: 'ip', type: 'text' },
    { name: 'startedAt', type: 'date', required: true },
    { name: 'expiresAt', type: 'date', required: true, index: true },
    { name: 'usedAt', type: 'date' },
    { name: 'revokedAt', type: 'date' },
    { name: 'revokedReason', type: 'text' },
  ],
}
