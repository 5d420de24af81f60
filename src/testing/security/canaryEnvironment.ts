import { randomBytes } from 'node:crypto'

/** Secrets of a configuration that nothing may repeat. Imported first: modules read the environment once. */
const key = randomBytes(32).toString('base64')

export const configured: Record<string, string> = {
  PAYLOAD_SECRET: 'canary-payload-secret-5f1c8e2b7a9d4c6e',
  METRICS_TOKEN: 'canary-metrics-token-5f1c8e2b7a9d',
  S3_SECRET_ACCESS_KEY: 'canary-s3-secret-5f1c8e2b7a9d4c6e',
  SMTP_PASSWORD: 'canary-smtp-password-5f1c8e2b7a9d',
}

Object.assign(process.env, {
  ENCRYPTION_KEYS: `canary:${key}`,
  METRICS_TOKEN: configured.METRICS_TOKEN,
  PAYLOAD_SECRET: configured.PAYLOAD_SECRET,
})
configured.ENCRYPTION_KEYS = key
