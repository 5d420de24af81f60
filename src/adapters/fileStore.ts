import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { s3Connection } from '@/adapters/s3Connection'
import { env } from '@/env'

/**
 * Files the platform makes itself, by key, where uploads are kept too: the S3 bucket, or the media folder.
 * No URL leads to them; whoever may have one gets it from an endpoint.
 */
type FileStore = {
  /** Writes a file whole, over one that is there. Safe to repeat. */
  put: (file: { key: string; bytes: Buffer; type: string }) => Promise<void>
  /** The bytes of a file, or null when there is none. */
  find: (key: string) => Promise<Buffer | null>
}

let store: FileStore | undefined

/** One store per process. */
export function requireFileStore(): FileStore {
  store ??= env.storage.kind === 's3' ? onS3(env.storage) : onDisk(env.storage.folder)
  return store
}

/** Keys are made by us; a wrong one must still not leave the folder. */
const keyShape = /^[\w-]+([./][\w-]+)*$/

function onDisk(folder: string): FileStore {
  const pathOf = (key: string) => path.join(folder, key)
  return {
    put: async ({ key, bytes }) => {
      if (!keyShape.test(key)) throw new RangeError(`Not a key: ${key}`)
      const file = pathOf(key)
      const half = `${file}.${randomUUID()}`
      await mkdir(path.dirname(file), { recursive: true })
      await writeFile(half, bytes)
      await rename(half, file)
    },
    find: (key) =>
      readFile(pathOf(path.normalize(`/${key}`))).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null
        throw error
      }),
  }
}

type S3 = Extract<typeof env.storage, { kind: 's3' }>

function onS3({ bucket, ...target }: S3): FileStore {
  const client = new S3Client(s3Connection(target))
  return {
    put: async ({ key, bytes, type }) => {
      await client.send(
        new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, ContentType: type }),
      )
    },
    find: async (key) => {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
        return Body ? Buffer.from(await Body.transformToByteArray()) : null
      } catch (error) {
        if ((error as Error).name === 'NoSuchKey') return null
        throw error
      }
    },
  }
}
