import type { Readable } from 'node:stream'

/** Bytes from `start` to `end`, both included. */
export type ByteRange = { start: number; end: number }

export type StoredFile = { key: string; writtenAt: Date }

/** A file as a browser should save or show it. */
export type Download = { key: string; type: string; disposition: string }

/**
 * Every file the platform keeps (uploads, their smaller copies, what it prints), by key: in the S3 bucket or in
 * the media folder. No URL leads to them; whoever may have one gets it from an endpoint. A key is never used for
 * other content, so writing and removing are safe to repeat at any time.
 */
export type FileStore = {
  /** Writes a file whole, over one that is there; half a file never shows. */
  put: (file: { key: string; bytes: Buffer; type: string }) => Promise<void>
  /** The bytes of a file, or null when there is none. */
  find: (key: string) => Promise<Buffer | null>
  /** Its size in bytes, or null when there is none. */
  sizeOf: (key: string) => Promise<number | null>
  /** The bytes as a stream, or null when there are none. Whoever takes it reads it to its end or destroys it. */
  open: (key: string, range?: ByteRange) => Promise<Readable | null>
  /** Every file whose key begins with `under`, page by page, in no order. */
  list: (under: string) => AsyncIterable<StoredFile[]>
  /** Removes files; those that are not there count as removed. */
  remove: (keys: readonly string[]) => Promise<void>
  /**
   * Where a browser fetches the file from the store itself, good for a minute; null where it cannot, since the
   * store is a disk or S3_DOWNLOAD_ENDPOINT is not set.
   */
  findDownloadAddress: (file: Download) => Promise<string | null>
}
