import { diskStore } from '@/adapters/files/diskStore'
import type { FileStore } from '@/adapters/files/fileStore'
import { s3Store } from '@/adapters/files/s3Store'
import { env } from '@/env'

let store: FileStore | undefined

/** One store per process. */
export function requireFileStore(): FileStore {
  store ??= env.storage.kind === 's3' ? s3Store(env.storage) : diskStore(env.storage.folder)
  return store
}
