import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { requireFileStore } from '@/adapters/files/requireFileStore'
import { queryRows, sql } from '@/db/sql'
import type { CertificateDesign } from '@/lib/certificates/design'
import { assetKey } from './assetKey'
import { findPictures } from './findPictures'
import { picturesOf, templateParts, toDesign } from './templateParts'

export type FrozenDesign = {
  hash: string
  design: CertificateDesign
  images: ReadonlyMap<string, Buffer>
}

/**
 * Keeps the look of a template for good: the design under its hash, the pictures under theirs. Whatever
 * staff do to the template or its files, what was planned with it prints like this. Safe to repeat.
 * @throws AppError 422 when a picture is gone
 */
export async function freezeDesign(req: PayloadRequest, template: object): Promise<FrozenDesign> {
  const parts = templateParts.parse(template)
  const { hashes, images } = await findPictures(req, picturesOf(parts))
  const design = toDesign(parts, hashes)
  for (const [hash, bytes] of images) {
    const type = bytes[0] === 0x89 ? 'image/png' : 'image/jpeg'
    await requireFileStore().put({ key: assetKey(hash), bytes, type })
  }
  const text = JSON.stringify(design)
  const hash = createHash('sha256').update(text).digest('hex')
  await queryRows(
    req,
    sql`INSERT INTO certificate_designs (id, hash, design, created_at, updated_at)
        VALUES (${uuidv7()}, ${hash}, ${text}::jsonb, now(), now()) ON CONFLICT (hash) DO NOTHING`,
  )
  return { hash, design, images }
}
