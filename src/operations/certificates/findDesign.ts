import { LRUCache } from 'lru-cache'
import type { Payload } from 'payload'
import { requireFileStore } from '@/adapters/files/requireFileStore'
import { queryRows, sql } from '@/db/sql'
import type { CertificateDesign } from '@/lib/certificates/design'
import { assetKey } from './assetKey'
import type { FrozenDesign } from './freezeDesign'

/** A batch prints thousands with one look. Named by its hash, a look never goes stale. */
const kept = new LRUCache<string, FrozenDesign>({ max: 20 })

/**
 * A look that was frozen, with its pictures.
 * @throws Error when it or a picture is gone: then nothing may be printed
 */
export async function findDesign(payload: Payload, hash: string): Promise<FrozenDesign> {
  const known = kept.get(hash)
  if (known) return known
  const [row] = await queryRows<{ design: CertificateDesign }>(
    payload,
    sql`SELECT design FROM certificate_designs WHERE hash = ${hash}`,
  )
  if (!row) throw new Error(`The design ${hash.slice(0, 12)} is gone`)
  const images = new Map<string, Buffer>()
  for (const name of picturesIn(row.design)) {
    const bytes = await requireFileStore().find(assetKey(name))
    if (!bytes) throw new Error(`The picture ${name.slice(0, 12)} of a design is gone`)
    images.set(name, bytes)
  }
  const frozen = { hash, design: row.design, images }
  kept.set(hash, frozen)
  return frozen
}

function picturesIn({ background, elements }: CertificateDesign): string[] {
  const names = [
    background.image,
    ...elements.map((element) => ('image' in element ? element.image : undefined)),
  ]
  return [...new Set(names.filter((name) => name !== undefined))]
}
