import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { s3Storage } from '@payloadcms/storage-s3'
import type { Plugin } from 'payload'
import { s3Connection } from '@/adapters/s3Connection'
import { env } from '@/env'

/** Upload collections whose files go to S3 when it is configured. */
type Collections = Parameters<typeof s3Storage>[0]['collections']

/**
 * Files on S3 when S3_BUCKET is set, else on disk. The plugin is always present, so that the schema and
 * the admin panel's import map are the same in both cases.
 */
export function storage(collections: Collections): Plugin {
  const { storage: target } = env
  const configured = target.kind === 's3'
  return s3Storage({
    enabled: configured,
    alwaysInsertFields: true,
    bucket: configured ? target.bucket : 'unused',
    collections,
    config: configured ? s3Connection(target) : {},
  })
}

let client: S3Client | undefined

type Place = {
  /** As the collection stores it. */
  filename: string
  /** Where on S3; on disk all files lie in one folder. */
  folder: string
}

/** The bytes of a stored file, from disk or S3; null when it is not there. */
export async function findStoredFile({ filename, folder }: Place): Promise<Buffer | null> {
  const { storage: target } = env
  try {
    if (target.kind === 'disk')
      return await readFile(path.join(mediaFolder(), path.basename(filename)))
    client ??= new S3Client(s3Connection(target))
    const Key = path.posix.join(folder, filename)
    const { Body } = await client.send(new GetObjectCommand({ Bucket: target.bucket, Key }))
    return Body ? Buffer.from(await Body.transformToByteArray()) : null
  } catch (error) {
    if (error instanceof NoSuchKey || (error as NodeJS.ErrnoException).code === 'ENOENT')
      return null
    throw error
  }
}

/** Writes a file beside those of the collection; one with that name is replaced. */
export async function storeFile({
  filename,
  folder,
  data,
  mimeType,
}: Place & { data: Buffer; mimeType: string }): Promise<void> {
  const { storage: target } = env
  if (target.kind === 'disk') {
    await mkdir(mediaFolder(), { recursive: true })
    await writeFile(path.join(mediaFolder(), path.basename(filename)), data)
    return
  }
  client ??= new S3Client(s3Connection(target))
  await client.send(
    new PutObjectCommand({
      Bucket: target.bucket,
      Key: path.posix.join(folder, filename),
      Body: data,
      ContentType: mimeType,
    }),
  )
}

/** Folder of an upload collection on disk (used when S3 is not configured). */
export function mediaFolder(): string {
  return env.storage.kind === 'disk' ? env.storage.folder : `${env.home}/media`
}
