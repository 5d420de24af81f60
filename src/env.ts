import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { variables, type VariableName } from '@/envVariables'
import { parsePlace } from '@/lib/place'

/** Thrown by `parseEnv` with every problem found, ready to print to a person. */
export class EnvError extends Error {}

type Raw = Partial<Record<VariableName, string>>

export type Env = ReturnType<typeof parseEnv>

/**
 * Parses and groups the environment. Pure: no file is read or written.
 * @throws EnvError listing every variable that is wrong and what it should be
 */
export function parseEnv(source: Record<string, string | undefined>) {
  const raw: Raw = {}
  const problems: string[] = []
  for (const [name, { schema }] of Object.entries(variables)) {
    const value = source[name] === '' ? undefined : source[name]
    const parsed = schema.safeParse(value)
    if (parsed.success) raw[name as VariableName] = value
    else problems.push(`${name} ${parsed.error.issues[0]?.message ?? 'is not valid'}`)
  }
  if (Boolean(raw.ADMIN_EMAIL) !== Boolean(raw.ADMIN_PASSWORD)) {
    problems.push('ADMIN_EMAIL and ADMIN_PASSWORD must be set together')
  }
  if (raw.S3_BUCKET && !(raw.S3_ACCESS_KEY_ID && raw.S3_SECRET_ACCESS_KEY)) {
    problems.push('S3_BUCKET needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY')
  }
  const s3Keys = raw.S3_ACCESS_KEY_ID && raw.S3_SECRET_ACCESS_KEY
  if (raw.BACKUP_TO?.startsWith('s3://') && !s3Keys) {
    problems.push('BACKUP_TO on S3 needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY')
  }
  if (problems.length > 0) throw new EnvError(`Environment not usable: ${problems.join('; ')}.`)

  const port = Number(raw.PORT ?? 3000)
  const home = path.resolve(/* turbopackIgnore: true */ raw.ROSTRUM_HOME ?? '.rostrum')
  return Object.freeze({
    mode: raw.NODE_ENV ?? 'development',
    port,
    host: raw.HOST ?? '0.0.0.0',
    publicUrl: (raw.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    home,
    database: raw.DATABASE_URL
      ? ({ kind: 'configured', url: raw.DATABASE_URL } as const)
      : ({ kind: 'embedded', folder: path.join(home, 'postgres') } as const),
    databasePoolMax: Number(raw.DATABASE_POOL_MAX ?? 10),
    queue: raw.REDIS_URL
      ? ({ kind: 'redis', url: raw.REDIS_URL } as const)
      : ({ kind: 'postgres' } as const),
    secret: raw.PAYLOAD_SECRET,
    admin: raw.ADMIN_EMAIL
      ? { email: raw.ADMIN_EMAIL, password: raw.ADMIN_PASSWORD as string }
      : undefined,
    demoData: raw.DEMO_DATA ? raw.DEMO_DATA === 'true' : !raw.DATABASE_URL,
    mail: raw.SMTP_URL
      ? ({
          kind: 'smtp',
          url: raw.SMTP_URL,
          allowPlain: raw.SMTP_ALLOW_PLAIN === 'true',
        } as const)
      : ({ kind: 'mailbox', folder: path.join(home, 'mail') } as const),
    mailFrom: raw.MAIL_FROM ?? 'Rostrum <no-reply@localhost>',
    storage: raw.S3_BUCKET
      ? ({
          kind: 's3',
          bucket: raw.S3_BUCKET,
          endpoint: raw.S3_ENDPOINT,
          downloadEndpoint: raw.S3_DOWNLOAD_ENDPOINT,
          region: raw.S3_REGION ?? 'us-east-1',
          accessKeyId: raw.S3_ACCESS_KEY_ID as string,
          secretAccessKey: raw.S3_SECRET_ACCESS_KEY as string,
        } as const)
      : ({ kind: 'disk', folder: path.join(home, 'media') } as const),
    uploadQuota: {
      bytes: Number(raw.UPLOAD_QUOTA_MB ?? 500) * 1_000_000,
      files: Number(raw.UPLOAD_QUOTA_FILES ?? 1000),
    },
    trustProxyHops: Number(raw.TRUST_PROXY ?? 0),
    requireVerifiedEmail: raw.AUTH_REQUIRE_VERIFIED_EMAIL === 'true',
    rateLimitPerMinute: Number(raw.RATE_LIMIT_PER_MINUTE ?? 100),
    encryptionKeys: raw.ENCRYPTION_KEYS?.split(',').map((pair) => {
      const [id, key] = pair.split(':') as [string, string]
      return { id, key: Buffer.from(key, 'base64') }
    }),
    inboundWebhookSecrets: (raw.INBOUND_WEBHOOK_SECRET ?? '')
      .split(',')
      .map((secret) => secret.trim())
      .filter(Boolean),
    outboundAllowHosts: (raw.OUTBOUND_ALLOW_HOSTS ?? '')
      .split(',')
      .map((host) => host.trim())
      .filter(Boolean),
    logLevel: raw.LOG_LEVEL ?? (raw.NODE_ENV === 'test' ? 'silent' : 'info'),
    metricsToken: raw.METRICS_TOKEN,
    sentryDsn: raw.SENTRY_DSN,
    slowQueryMs: Number(raw.SLOW_QUERY_MS ?? 500),
    backup: {
      to: parsePlace(raw.BACKUP_TO ?? path.join(home, 'backups'), raw),
      cron: raw.BACKUP_CRON?.trim(),
      keep: Number(raw.BACKUP_KEEP ?? 7),
    },
  })
}

/**
 * The environment of this process; nothing else reads `process.env`. Importing it fails with one readable sentence
 * if it is not usable.
 */
export const env: Env = parseEnv(process.env)

/**
 * The signing secret: `PAYLOAD_SECRET`, or one kept in `ROSTRUM_HOME/secret` (made on first use, mode 0600).
 * Safe to call from several processes: the first writer wins.
 */
export function requireSecret(): string {
  if (env.secret) return env.secret
  const file = path.join(env.home, 'secret')
  if (!existsSync(file)) {
    mkdirSync(env.home, { recursive: true })
    try {
      writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  return readFileSync(file, 'utf8').trim()
}
