import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { s3Connection } from '@/adapters/s3Connection'
import type { Place } from '@/lib/place'

/**
 * A folder, or a prefix of an S3 bucket, as a flat set of keys. Reads and writes are streams, so a file may
 * be of any size.
 */
export type FilePlace = {
  /** Keys that begin with `under`, in no order. */
  list: (under?: string) => AsyncIterable<string>
  read: (key: string) => Promise<Readable>
  /** Writes a file whole, over one that is there; half a file never shows. Safe to repeat. */
  write: (key: string, content: Readable) => Promise<void>
  /** Removes every key that begins with `under/`. */
  removeAll: (under: string) => Promise<void>
}

/** @throws only when it is used: nothing is opened here */
export function openFilePlace(place: Place): FilePlace {
  return place.kind === 's3' ? onS3(place) : onDisk(place.folder)
}

const halfWritten = '.half'

function onDisk(folder: string): FilePlace {
  const pathOf = (key: string) => {
    const file = path.join(folder, key)
    if (path.relative(folder, file).startsWith('..')) throw new RangeError(`Not a key: ${key}`)
    return file
  }
  return {
    async *list(under = '') {
      for (const key of await keysIn(folder, '')) if (key.startsWith(under)) yield key
    },
    read: async (key) => createReadStream(pathOf(key)),
    write: async (key, content) => {
      const file = pathOf(key)
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
      await pipeline(content, createWriteStream(`${file}${halfWritten}`, { mode: 0o600 }))
      await rename(`${file}${halfWritten}`, file)
    },
    removeAll: (under) => rm(pathOf(under), { recursive: true, force: true }),
  }
}

async function keysIn(folder: string, under: string): Promise<string[]> {
  const entries = await readdir(path.join(folder, under), { withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    },
  )
  const keys: string[] = []
  for (const entry of entries) {
    const key = path.posix.join(under, entry.name)
    if (entry.isDirectory()) keys.push(...(await keysIn(folder, key)))
    else if (entry.isFile() && !key.endsWith(halfWritten)) keys.push(key)
  }
  return keys
}

function onS3({ bucket, prefix, ...connection }: Extract<Place, { kind: 's3' }>): FilePlace {
  // In the background: it may take its time.
  const client = new S3Client(s3Connection(connection, { silenceMs: 60_000 }))
  const start = prefix ? `${prefix}/` : ''
  async function* list(under = '') {
    const pages = paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: start + under })
    for await (const { Contents = [] } of pages) {
      for (const { Key } of Contents) if (Key) yield Key.slice(start.length)
    }
  }
  return {
    list,
    read: async (key) => {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: start + key }))
      return Body as Readable
    },
    write: async (key, content) => {
      // In parts: the length is not known before the end.
      const params = { Bucket: bucket, Key: start + key, Body: content }
      await new Upload({ client, params, queueSize: 2 }).done()
    },
    removeAll: async (under) => {
      const keys: string[] = []
      for await (const key of list(`${under}/`)) keys.push(start + key)
      while (keys.length > 0) {
        const Objects = keys.splice(0, 1_000).map((Key) => ({ Key }))
        await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects } }))
      }
    },
  }
}
