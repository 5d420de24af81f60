import type { CollectionSlug } from 'payload'
import { uuidv7 } from 'uuidv7'
import type { TestPlatform } from '@/testing/harness'

/** Makes a document as the platform itself does and gives its id. */
export const makeDocument = async (
  { payload }: TestPlatform,
  collection: CollectionSlug,
  data: Record<string, unknown>,
): Promise<string> =>
  String((await payload.create({ collection, data: data as never, depth: 0 })).id)

/** A word that no other document has. */
export const uniqueWord = () => uuidv7().slice(-12)
