import type { S3ClientConfig } from '@aws-sdk/client-s3'

/** Where an S3 store is, and who asks. */
type Target = {
  endpoint: string | undefined
  region: string
  accessKeyId: string
  secretAccessKey: string
}

/**
 * How every client reaches S3. The SDK itself waits for ever; with this, a store that is away is known in seconds:
 * two tries, each with `connectMs` to connect, and no more than `silenceMs` without a byte.
 */
export const s3Connection = (
  { endpoint, region, accessKeyId, secretAccessKey }: Target,
  { connectMs = 2_000, silenceMs = 5_000 } = {},
) =>
  ({
    endpoint,
    region,
    forcePathStyle: Boolean(endpoint),
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 2,
    requestHandler: { connectionTimeout: connectMs, socketTimeout: silenceMs },
  }) satisfies S3ClientConfig
