import type { Payload, PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { queryInTransaction, queryRows, sql } from '@/db/sql'

const chunkBytes = 192 * 1024

/** Keeps a file with its import, in the caller's transaction. */
export async function storeImportFile({
  req,
  id,
  bytes,
}: {
  req: PayloadRequest
  id: string
  bytes: Buffer
}): Promise<void> {
  for (let position = 0; position * chunkBytes < bytes.length; position += 1) {
    const start = position * chunkBytes
    const content = bytes.subarray(start, start + chunkBytes).toString('base64')
    await queryInTransaction(
      req,
      sql`INSERT INTO event_import_chunks (id, import_id, position, content, created_at, updated_at)
          VALUES (${uuidv7()}, ${id}, ${position}, ${content}, now(), now())`,
    )
  }
}

/** The file of an import, one piece in memory at a time. Yields nothing where it was thrown away. */
export async function* readImportFile(payload: Payload, id: string): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position += 1) {
    const [chunk] = await queryRows<{ content: string }>(
      payload,
      sql`SELECT content FROM event_import_chunks
          WHERE import_id = ${id} AND position = ${position}`,
    )
    if (!chunk) return
    yield Buffer.from(chunk.content, 'base64')
  }
}
