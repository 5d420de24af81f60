import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'

/** A file of a row of `media`: the upload itself or one of its smaller copies. */
export type MediaFile = {
  /** Of the row. */
  id: string
  filename: string
  key: string
  type: string
  visibility: 'private' | 'public'
}

type Wanted = {
  req: PayloadRequest
  filename: string
  /** The row it must belong to. */
  id?: string
}

/** The file of that name, or null. Whether the request may read it is the caller's to know. */
export async function findMediaFile({ req, filename, id }: Wanted): Promise<MediaFile | null> {
  const [file] = await queryRows<MediaFile>(
    req,
    sql`SELECT id, visibility::text AS visibility, ${filename} AS filename,
          concat_ws('/', _objectkey, ${filename}::text) AS key,
          CASE ${filename}
            WHEN sizes_thumbnail_filename THEN sizes_thumbnail_mime_type
            WHEN sizes_medium_filename THEN sizes_medium_mime_type
            WHEN sizes_large_filename THEN sizes_large_mime_type
            ELSE mime_type END AS type
        FROM media
        WHERE (filename = ${filename} OR sizes_thumbnail_filename = ${filename}
            OR sizes_medium_filename = ${filename} OR sizes_large_filename = ${filename})
          AND id = coalesce(${id ?? null}::uuid, id)`,
  )
  return file ?? null
}
