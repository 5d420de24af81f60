import { s3Storage } from '@payloadcms/storage-s3'
import type { Plugin } from 'payload'
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
    config: configured
      ? {
          endpoint: target.endpoint,
          region: target.region,
          forcePathStyle: Boolean(target.endpoint),
          credentials: {
            accessKeyId: target.accessKeyId,
            secretAccessKey: target.secretAccessKey,
          },
        }
      : {},
  })
}

/** Folder of an upload collection on disk (used when S3 is not configured). */
export function mediaFolder(): string {
  return env.storage.kind === 'disk' ? env.storage.folder : `${env.home}/media`
}
