import { createHmac } from 'node:crypto'
import type { Payload } from 'payload'
import { requireFileStore } from '@/adapters/files/requireFileStore'
import { queryRows, sql } from '@/db/sql'
import { makeVariants, variantType, type Variant } from '@/documents/images/readPicture'
import { requireSecret } from '@/env'
import { mediaFilePath } from './mediaFilePath'

type Picture = {
  id: string
  filename: string
  folder: string
  variants: string | null
}

/**
 * Makes the smaller copies of a picture and writes them beside it. The row names them only once they are
 * there, and only while it still has the file they were made of. Safe to repeat.
 * @returns `stored`, or why not
 * @throws Error when the file is not in the store (yet): worth another try
 */
export async function storeVariants(payload: Payload, id: string): Promise<string> {
  const [picture] = await queryRows<Picture>(
    payload,
    sql`SELECT id, filename, variants::text AS variants, _objectkey AS folder
        FROM media WHERE id = ${id}`,
  )
  if (!picture) return 'the file was deleted'
  if (picture.variants !== 'pending') return `nothing to do: ${picture.variants}`
  const bytes = await requireFileStore().find(`${picture.folder}/${picture.filename}`)
  if (!bytes) throw new Error('The file is not in the store.')
  const variants = await makeVariants(bytes)
  if (!variants) {
    await queryRows(payload, sql`UPDATE media SET variants = 'failed' WHERE id = ${id}`)
    return 'the picture cannot be unfolded'
  }
  const keys: string[] = []
  for (const { data, name } of variants) {
    const key = `${picture.folder}/${nameOf(picture, name)}`
    await requireFileStore().put({ key, bytes: data, type: variantType })
    keys.push(key)
  }
  const rows = await queryRows(
    payload,
    sql`UPDATE media SET variants = 'ready', updated_at = now(),
          ${sql.join(
            variants.map((variant) => columnsOf(picture, variant)),
            sql`, `,
          )}
        WHERE id = ${id} AND filename = ${picture.filename} RETURNING id`,
  )
  if (rows.length > 0) return 'stored'
  // Deleted or replaced meanwhile: whoever removes its files may have come past already.
  await requireFileStore().remove(keys)
  return 'the file was replaced'
}

/** Nobody can guess it and put a file of theirs in its place; made twice, it is the same. */
function nameOf({ id, filename }: Picture, size: string): string {
  const mark = createHmac('sha256', requireSecret()).update(`${id}/${filename}/${size}`)
  const base = filename.replace(/\.[^.]*$/, '')
  return `${base}-${size}-${mark.digest('hex').slice(0, 12)}.webp`
}

function columnsOf(picture: Picture, { name, data, width, height }: Variant) {
  const column = (part: string) => sql.identifier(`sizes_${name}_${part}`)
  const filename = nameOf(picture, name)
  const url = mediaFilePath(filename)
  return sql`${column('filename')} = ${filename}, ${column('url')} = ${url},
    ${column('mime_type')} = ${variantType}, ${column('filesize')} = ${data.length},
    ${column('width')} = ${width}, ${column('height')} = ${height}`
}
