import path from 'node:path'

/** Somewhere to keep files. */
export type Place =
  | { kind: 'disk'; folder: string }
  | {
      kind: 's3'
      bucket: string
      prefix: string
      endpoint: string | undefined
      region: string
      accessKeyId: string
      secretAccessKey: string
    }

/** A folder, or `s3://bucket/prefix` with the keys of the S3 variables in `raw`. */
export function parsePlace(text: string, raw: Record<string, string | undefined>): Place {
  const [, bucket, prefix = ''] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(text) ?? []
  if (!bucket) return { kind: 'disk', folder: path.resolve(/* turbopackIgnore: true */ text) }
  return {
    kind: 's3',
    bucket,
    prefix: prefix.replace(/\/+$/, ''),
    endpoint: raw.S3_ENDPOINT,
    region: raw.S3_REGION ?? 'us-east-1',
    accessKeyId: raw.S3_ACCESS_KEY_ID as string,
    secretAccessKey: raw.S3_SECRET_ACCESS_KEY as string,
  }
}
