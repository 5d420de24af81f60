import type { CollectionAfterReadHook } from 'payload'
import { readProgress } from '@/operations/certificates/readProgress'
import type { CertificateBatch } from '@/payload-types'

/** How far a batch is, counted from its certificates: no counter can be wrong. */
export const addProgress: CollectionAfterReadHook<CertificateBatch> = async ({ doc, req }) => {
  if (!doc.id) return doc
  return { ...doc, progress: await readProgress(req, doc.id) }
}
