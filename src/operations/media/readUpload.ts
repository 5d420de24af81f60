import { requireFileStore } from '@/adapters/files/requireFileStore'

/**
 * The bytes of a file of the media collection.
 * @throws Error when it is not in the store
 */
export async function readUpload(file: { filename: string; folder: string }): Promise<Buffer> {
  const bytes = await requireFileStore().find(`${file.folder}/${file.filename}`)
  if (!bytes) throw new Error('The file is not in the store.')
  return bytes
}
