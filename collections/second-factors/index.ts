import type { CollectionConfig } from 'payload'
import { nobody } from '@/access/compose'

/**
 * Second factors of accounts, one each: the secret of an authenticator app (sealed) and recovery codes (hashes).
 * It counts once `confirmedAt` is set. Written by `src/operations/secondFactor` only.
 */
export const secondFactors: CollectionConfig<'second-factors'> = {
  slug: 'second-factors',
  admin: { hidden: true },
  access: { create: nobody, read: nobody, update: nobody, delete: nobody },
  graphQL: false,
  lockDocuments: false,
  fields: [
    { name: 'user', type: 'relationship', relationTo: 'users', required: true, unique: true },
    { name: 'sealedSecret', type: 'text', required: true },
    { name: 'confirmedAt', type: 'date' },
    // The half-minute (since 1970) of the newest code that was used: no code opens twice.
    { name: 'lastStep', type: 'number', required: true, defaultValue: 0 },
    { name: 'recoveryHashes', type: 'json', required: true, defaultValue: [] },
  ],
}
