import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { s3Connection } from '@/adapters/s3Connection'
import { env } from '@/env'
import { mediaFolder } from '@/adapters/storage'

type StoredFile = { filename: string; prefix?: string | null }

/**
 * The bytes of a file of the media collection, from wherever files are kept.
 * @throws Error when it is not there
 */
export async function readStoredFile({ filename, prefix }: StoredFile): Promise<Buffer> {
  const { storage } = env
  if (storage.kind === 'disk') return readFile(path.join(mediaFolder(), path.basename(filename)))
  const client = new S3Client(s3Connection(storage))
  try {
    const Key = path.posix.join(prefix ?? '', filename)
    const { Body } = await client.send(new GetObjectCommand({ Bucket: storage.bucket, Key }))
    if (!Body) throw new Error('The stored file is empty')
    return Buffer.from(await Body.transformToByteArray())
  } finally {
    client.destroy()
  }
}
