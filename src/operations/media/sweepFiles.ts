import type { Payload } from 'payload'
import { requireFileStore } from '@/adapters/files/requireFileStore'
import type { StoredFile } from '@/adapters/files/fileStore'
import { queryRows, sql } from '@/db/sql'
import { logger } from '@/logger'
import { findMissingFiles, type MissingFile } from './findMissingFiles'

type Options = {
  payload: Payload
  /** Only tells what it would remove. */
  dryRun?: boolean
  /** Removes although most of what is stored has no row. */
  force?: boolean
  signal?: AbortSignal
  now?: Date
}

export type SweepReport = {
  /** Files of ours in the store. */
  seen: number
  /** Keys of files that no row has, older than the grace period. */
  orphans: string[]
  removed: number
  /** More was without a row than a platform leaves behind: nothing was removed. */
  refused: boolean
  missing: MissingFile[]
}

/** A running upload has its bytes before its row; a minute would do. */
const graceMs = 24 * 60 * 60 * 1000
/** At most so many a time; the next sweep finds the rest. */
const mostRemoved = 10_000
/** From so many on, more orphans than files with a row mean another platform's store, or an empty database. */
const fewEnough = 100

const uploadKey = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([^/]+)$/
const certificateKey =
  /^certificates\/pdf\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.pdf(\..+)?$/

/**
 * Removes stored files that no row has (a worker that died, an upload that was rolled back), once they are a day
 * old, and finds rows whose file is gone. Whatever else lies in the store is left alone: backups, and the pictures
 * of certificate designs, which are kept for good. Page by page; safe to repeat and to break off.
 */
export async function sweepFiles({
  payload,
  dryRun = false,
  force = false,
  signal,
  now = new Date(),
}: Options): Promise<SweepReport> {
  const before = new Date(now.getTime() - graceMs)
  const store = requireFileStore()
  const orphans: string[] = []
  let seen = 0
  for await (const page of store.list('')) {
    signal?.throwIfAborted()
    const ours = page.filter(({ key }) => uploadKey.test(key) || certificateKey.test(key))
    seen += ours.length
    const old = ours.filter(({ writtenAt }) => writtenAt < before)
    orphans.push(...(await findOrphans(payload, old)))
    if (orphans.length >= mostRemoved) break
  }
  const refused = !force && orphans.length > fewEnough && orphans.length > seen / 2
  if (refused) {
    logger.error({ orphans: orphans.length, seen }, 'most stored files have no row: none removed')
  }
  const removing = dryRun || refused ? [] : orphans.slice(0, mostRemoved)
  await store.remove(removing)
  const missing = await findMissingFiles({ payload, signal })
  return { seen, orphans, removed: removing.length, refused, missing }
}

/** Keys are never used again: what has no row now and is no upload on its way will never have one. */
async function findOrphans(payload: Payload, files: StoredFile[]): Promise<string[]> {
  const keys = files.map(({ key }) => key)
  if (keys.length === 0) return []
  const idsBy = (shape: RegExp) => [...new Set(keys.flatMap((key) => shape.exec(key)?.[1] ?? []))]
  const kept = await queryRows<{ key: string }>(
    payload,
    sql`SELECT _objectkey || '/' || name AS key
        FROM media, unnest(ARRAY[filename, sizes_thumbnail_filename, sizes_medium_filename,
          sizes_large_filename]) AS name
        WHERE _objectkey = ANY(${textArray(idsBy(uploadKey))}) AND name IS NOT NULL
      UNION ALL
        SELECT 'certificates/pdf/' || id || '.pdf' FROM certificates
        WHERE id = ANY(${textArray(idsBy(certificateKey))}::uuid[])`,
  )
  const known = new Set(kept.map(({ key }) => key))
  return keys.filter((key) => !known.has(key))
}

/** Identifiers as one PostgreSQL array parameter. */
const textArray = (ids: readonly string[]) => sql`${`{${ids.join(',')}}`}::text[]`
