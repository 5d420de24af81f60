import type { BuiltInRole } from '@/access/permissions'
import type { TestPlatform } from '@/testing/harness'

export type Who = BuiltInRole | 'anonymous'

type Data = Record<string, unknown>

/** Who may do what with one collection. The table is the specification; the doors must agree with it. */
export type AccessRow = {
  /** Makes a document that belongs to `owner` (or to nobody) and gives its id. */
  make: (platform: TestPlatform, owner?: string) => Promise<string>
  /** A body that creates a document; FormData where a file is needed (REST only). */
  body: (platform: TestPlatform) => Promise<Data | FormData>
  /** A change that is always legal. */
  patch: Data
  create: Who[]
  /** Documents of others. */
  read: Who[]
  update: Who[]
  delete: Who[]
  /** Where only some doors offer to delete, which ones; through the others nobody may. */
  deleteThrough?: ('GraphQL' | 'Local API' | 'REST')[]
  /** What the plain `user` may do beyond that with documents of their own. */
  own?: ('delete' | 'read' | 'update')[]
}
