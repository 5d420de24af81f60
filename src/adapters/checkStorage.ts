import { access, constants, mkdir } from 'node:fs/promises'
import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { s3Connection } from '@/adapters/s3Connection'
import { env } from '@/env'

let client: S3Client | undefined

/**
 * Asks the place where files are kept whether it is there: the bucket, or the folder.
 * @throws Error when it is not; within seconds
 */
export async function checkStorage(): Promise<void> {
  const { storage } = env
  if (storage.kind === 'disk') {
    await mkdir(storage.folder, { recursive: true })
    return access(storage.folder, constants.R_OK | constants.W_OK)
  }
  client ??= new S3Client(s3Connection(storage))
  await client.send(new HeadBucketCommand({ Bucket: storage.bucket }))
}
