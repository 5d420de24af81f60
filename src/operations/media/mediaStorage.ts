import { cloudStoragePlugin } from '@payloadcms/plugin-cloud-storage'
import type { GeneratedAdapter } from '@payloadcms/plugin-cloud-storage/types'
import type { Plugin } from 'payload'
import { requireFileStore } from '@/adapters/files/requireFileStore'
import { record } from '@/outbox/record'
import type { Media } from '@/payload-types'
import { removeFilesJob } from '@jobs/media/removeFiles.job'
import { serveMediaFile } from './serveMediaFile'

/**
 * How Payload stores, serves and removes uploads: always through our file store, on disk as on S3. Bytes are
 * written before their row commits (if it does not, the sweep removes them) and removed only after the commit
 * that took them from their row, by a job.
 */
const adapter: GeneratedAdapter = {
  name: 'rostrum',
  handleUpload: async ({ file, storageFilePath }) => {
    await requireFileStore().put({
      key: storageFilePath,
      bytes: file.buffer,
      type: file.mimeType,
    })
  },
  // Called for each file of the row; they share a folder, so one job does.
  handleDelete: async ({ doc, req }) => {
    const folder = (doc as unknown as Media)._objectKey
    if (!folder) return
    const dedupeKey = `removeFiles:${folder}`
    await record({ req, job: removeFilesJob, payload: { folder }, dedupeKey })
  },
  staticHandler: serveMediaFile,
}

/** Uploads of the media collection in our own store. */
export const mediaStorage: Plugin = cloudStoragePlugin({
  collections: { media: { adapter: () => adapter, prefix: '' } },
})
