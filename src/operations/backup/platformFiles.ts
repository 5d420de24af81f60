import { createHmac } from 'node:crypto'
import { type FilePlace, openFilePlace } from '@/adapters/filePlace'
import { env, requireSecret } from '@/env'

/** Every file the platform keeps: uploads, their smaller copies, certificates. */
export function platformFiles(): FilePlace {
  const { storage } = env
  return openFilePlace(
    storage.kind === 's3' ? { ...storage, prefix: '', endpoint: storage.endpoint } : storage,
  )
}

/** Differs between two signing secrets and tells nothing about them. The secret itself is in no backup. */
export function secretMark(): string {
  return createHmac('sha256', requireSecret()).update('backup').digest('hex').slice(0, 16)
}
