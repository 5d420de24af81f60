import type { Readable } from 'node:stream'
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import type { ByteRange, Download, FileStore } from '@/adapters/files/fileStore'
import { s3Connection } from '@/adapters/s3Connection'
import type { env } from '@/env'

type S3 = Extract<typeof env.storage, { kind: 's3' }>

/** Long enough to begin a download, however large. */
const addressLastsSeconds = 60
/** As many as S3 removes at once. */
const mostRemoved = 1_000

/** Files in a bucket. An object shows once it is whole. */
export function s3Store({ bucket: Bucket, downloadEndpoint, ...target }: S3): FileStore {
  const client = new S3Client(s3Connection(target))
  const get = async (key: string, range?: ByteRange) => {
    const Range = range && `bytes=${range.start}-${range.end}`
    return orNull(() => client.send(new GetObjectCommand({ Bucket, Key: key, Range })))
  }
  return {
    put: async ({ key, bytes, type }) => {
      await client.send(new PutObjectCommand({ Bucket, Key: key, Body: bytes, ContentType: type }))
    },
    find: async (key) => {
      const found = await get(key)
      return found?.Body ? Buffer.from(await found.Body.transformToByteArray()) : null
    },
    sizeOf: async (key) => {
      const found = await orNull(() => client.send(new HeadObjectCommand({ Bucket, Key: key })))
      return found?.ContentLength ?? null
    },
    open: async (key, range) => ((await get(key, range))?.Body as Readable | undefined) ?? null,
    async *list(under) {
      const pages = paginateListObjectsV2({ client }, { Bucket, Prefix: under })
      for await (const { Contents = [] } of pages) {
        yield Contents.flatMap(({ Key, LastModified }) =>
          Key && LastModified ? [{ key: Key, writtenAt: LastModified }] : [],
        )
      }
    },
    remove: async (keys) => {
      for (let at = 0; at < keys.length; at += mostRemoved) {
        const Objects = keys.slice(at, at + mostRemoved).map((Key) => ({ Key }))
        const { Errors = [] } = await client.send(
          new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
        )
        if (Errors[0]) throw new Error(`S3 kept ${Errors.length} objects: ${Errors[0].Code}`)
      }
    },
    findDownloadAddress: downloadAddresses({ ...target, bucket: Bucket, downloadEndpoint }),
  }
}

/** The signature covers the host, so it is made for the address that browsers use. */
function downloadAddresses({ bucket, downloadEndpoint, ...target }: Omit<S3, 'kind'>) {
  if (!downloadEndpoint) return async () => null
  const client = new S3Client(s3Connection({ ...target, endpoint: downloadEndpoint }))
  return ({ key, type, disposition }: Download) => {
    const command = new GetObjectCommand({
      Bucket: bucket,
      Key: key,
      ResponseContentType: type,
      ResponseContentDisposition: disposition,
      ResponseCacheControl: 'private, no-store',
    })
    return getSignedUrl(client, command, { expiresIn: addressLastsSeconds })
  }
}

async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (['NoSuchKey', 'NotFound'].includes((error as Error).name)) return null
    throw error
  }
}
