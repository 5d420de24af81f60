import { z } from 'zod'

/**
 * Every environment variable there is, with its meaning, an example and what it may hold. `parseEnv` reads them by
 * this table; `.env.example` and the table in README.md are written from it and checked against it.
 */

const flag = z.enum(['true', 'false'])
const url = (...schemes: string[]) =>
  z.string().refine(
    (value) => {
      try {
        return schemes.includes(new URL(value).protocol.slice(0, -1))
      } catch {
        return false
      }
    },
    `must be a URL that starts with ${schemes.map((s) => `${s}://`).join(' or ')}`,
  )

type Variable = { doc: string; example: string; schema: z.ZodType<string | undefined> }

export const variables = {
  NODE_ENV: {
    doc: '`production` for a built server, `test` under Jest, else development.',
    example: 'production',
    schema: z.enum(['development', 'production', 'test']).optional(),
  },
  PORT: {
    doc: 'Port of the web process. Default 3000.',
    example: '3000',
    schema: z
      .string()
      .refine((v) => /^\d+$/.test(v) && +v <= 65535, 'must be a port between 0 and 65535')
      .optional(),
  },
  HOST: {
    doc: 'Address the web process listens on. Default 0.0.0.0.',
    example: '0.0.0.0',
    schema: z.string().optional(),
  },
  PUBLIC_URL: {
    doc: 'Where people reach the platform; used in mails, QR codes and cookies. Default http://localhost:PORT.',
    example: 'https://events.example.org',
    schema: url('http', 'https').optional(),
  },
  ROSTRUM_HOME: {
    doc: 'Folder for everything the embedded default keeps: database, files, mails, secret. Default .rostrum.',
    example: '.rostrum',
    schema: z.string().optional(),
  },
  DATABASE_URL: {
    doc: 'PostgreSQL 13 or newer. Without it, an embedded PostgreSQL runs from ROSTRUM_HOME.',
    example: 'postgres://rostrum:rostrum@localhost:5432/rostrum',
    schema: url('postgres', 'postgresql').optional(),
  },
  DATABASE_POOL_MAX: {
    doc: 'Most database connections one process opens. Default 10, at least 3.',
    example: '10',
    schema: z
      .string()
      .refine((v) => /^\d+$/.test(v) && +v >= 3, 'must be a whole number, 3 or more')
      .optional(),
  },
  REDIS_URL: {
    doc: 'Redis 7 or newer for queues, sockets, limits and cache. Without it they run on PostgreSQL.',
    example: 'redis://localhost:6379',
    schema: url('redis', 'rediss').optional(),
  },
  PAYLOAD_SECRET: {
    doc: 'Signs sessions and links; at least 32 characters. Without it, one is generated into ROSTRUM_HOME/secret.',
    example: 'change-me-to-32-or-more-random-characters',
    schema: z.string().min(32, 'must have at least 32 characters').optional(),
  },
  ADMIN_EMAIL: {
    doc: 'First administrator, created on the first start (with ADMIN_PASSWORD).',
    example: 'admin@example.org',
    schema: z.email('must be an e-mail address').optional(),
  },
  ADMIN_PASSWORD: {
    doc: 'Password of the first administrator; 12 to 128 characters.',
    example: 'a-long-pass-phrase',
    schema: z
      .string()
      .min(12, 'must have at least 12 characters')
      .max(128, 'must have at most 128 characters')
      .optional(),
  },
  DEMO_DATA: {
    doc: '`true` fills an empty database with a demo organiser. Default: true only with the embedded database.',
    example: 'false',
    schema: flag.optional(),
  },
  SMTP_URL: {
    doc: 'Mail server. Without it, mails go to ROSTRUM_HOME/mail and staff read them in the admin panel.',
    example: 'smtp://user:password@mail.example.org:587',
    schema: url('smtp', 'smtps').optional(),
  },
  SMTP_ALLOW_PLAIN: {
    doc: '`true` lets mails and log-in go unencrypted to an `smtp://` server on another machine that has no STARTTLS. Default false.',
    example: 'false',
    schema: flag.optional(),
  },
  MAIL_FROM: {
    doc: 'Sender of mails. Default Rostrum <no-reply@localhost>.',
    example: 'Rostrum <no-reply@example.org>',
    schema: z.string().optional(),
  },
  S3_ENDPOINT: {
    doc: 'S3 endpoint for stores other than AWS (MinIO).',
    example: 'http://localhost:9000',
    schema: url('http', 'https').optional(),
  },
  S3_BUCKET: {
    doc: 'Bucket for files. Without it, files are kept in ROSTRUM_HOME/media.',
    example: 'rostrum',
    schema: z.string().optional(),
  },
  S3_REGION: {
    doc: 'S3 region. Default us-east-1.',
    example: 'us-east-1',
    schema: z.string().optional(),
  },
  S3_ACCESS_KEY_ID: { doc: 'S3 access key.', example: 'minioadmin', schema: z.string().optional() },
  S3_SECRET_ACCESS_KEY: {
    doc: 'S3 secret key.',
    example: 'minioadmin',
    schema: z.string().optional(),
  },
  S3_DOWNLOAD_ENDPOINT: {
    doc: 'Address at which browsers reach the S3 store: large downloads go there by an address signed for a minute. Without it they pass through the platform.',
    example: 'https://files.example.org',
    schema: url('http', 'https').optional(),
  },
  UPLOAD_QUOTA_MB: {
    doc: 'Megabytes of files that one person without `media.update` may keep. Default 500; 0 is no limit.',
    example: '500',
    schema: z.string().regex(/^\d+$/, 'must be a whole number').optional(),
  },
  UPLOAD_QUOTA_FILES: {
    doc: 'Files that one person without `media.update` may keep. Default 1000; 0 is no limit.',
    example: '1000',
    schema: z.string().regex(/^\d+$/, 'must be a whole number').optional(),
  },
  TRUST_PROXY: {
    doc: 'How many reverse proxies stand in front (X-Forwarded-For hops to believe). Default 0.',
    example: '1',
    schema: z.string().regex(/^\d+$/, 'must be a whole number of hops').optional(),
  },
  AUTH_REQUIRE_VERIFIED_EMAIL: {
    doc: '`true` refuses log-in until the address is verified. Default false.',
    example: 'true',
    schema: flag.optional(),
  },
  RATE_LIMIT_PER_MINUTE: {
    doc: 'Requests a minute per client. Default 100; 0 switches limits off (benches).',
    example: '100',
    schema: z.string().regex(/^\d+$/, 'must be a whole number').optional(),
  },
  ENCRYPTION_KEYS: {
    doc: 'Keys for stored credentials, newest first: id:base64 of 32 bytes, separated by commas. Default: derived from the secret.',
    example: '2026a:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=',
    schema: z
      .string()
      .refine(
        (v) =>
          v.split(',').every((pair) => {
            const [id, key] = pair.split(':')
            return id && key && Buffer.from(key, 'base64').length === 32
          }),
        'must be id:base64 pairs of 32-byte keys',
      )
      .optional(),
  },
  INBOUND_WEBHOOK_SECRET: {
    doc: 'Secret (`whsec_` and base64 of 24 to 64 bytes) with which a mail provider signs its reports; several with commas while it changes. Without it none are taken.',
    example: 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=',
    schema: z
      .string()
      .refine(
        (v) =>
          v.split(',').every((secret) => {
            const { length } = Buffer.from(secret.trim().replace(/^whsec_/, ''), 'base64')
            return secret.trim().startsWith('whsec_') && length >= 24 && length <= 64
          }),
        'must be whsec_ and the base64 of 24 to 64 bytes',
      )
      .optional(),
  },
  OUTBOUND_ALLOW_HOSTS: {
    doc: 'Hosts (comma separated) that the guard on outgoing requests lets through although they are private.',
    example: 'localhost',
    schema: z.string().optional(),
  },
  LOG_LEVEL: {
    doc: 'trace, debug, info, warn, error or silent. Default info.',
    example: 'info',
    schema: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).optional(),
  },
  METRICS_TOKEN: {
    doc: 'Bearer token that may read /metrics from elsewhere than the loopback address.',
    example: 'sixteen-or-more-random-characters',
    schema: z.string().min(16, 'must have at least 16 characters').optional(),
  },
  SENTRY_DSN: {
    doc: 'Where errors are reported to beside the log: Sentry, or what speaks its protocol. Without values. Default: nowhere.',
    example: 'https://key@sentry.example.org/7',
    schema: url('http', 'https').optional(),
  },
  SLOW_QUERY_MS: {
    doc: 'A database statement that takes longer is logged, without its values. Default 500; 0 switches it off.',
    example: '200',
    schema: z.string().regex(/^\d+$/, 'must be a whole number').optional(),
  },
  BACKUP_TO: {
    doc: 'Where backups go: a folder, or s3://bucket/prefix with the S3 variables above. Default ROSTRUM_HOME/backups.',
    example: 's3://rostrum-backups/daily',
    schema: z.string().optional(),
  },
  BACKUP_CRON: {
    doc: 'When a worker makes a backup by itself, as a cron line in UTC. Default: never.',
    example: '30 2 * * *',
    schema: z
      .string()
      .refine((v) => /^(\S+\s+){4,5}\S+$/.test(v.trim()), 'must be a cron line of 5 or 6 fields')
      .optional(),
  },
  BACKUP_KEEP: {
    doc: 'How many backups are kept; older ones are removed. Default 7.',
    example: '14',
    schema: z
      .string()
      .regex(/^[1-9]\d*$/, 'must be a whole number, 1 or more')
      .optional(),
  },
} satisfies Record<string, Variable>

export type VariableName = keyof typeof variables
