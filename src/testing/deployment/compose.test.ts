import { expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { parseEnv } from '@/env'
import { variables } from '@/envVariables'
import { imageProgram } from '@/testing/deployment/imageProgram'

const source = readFileSync('docker-compose.yml', 'utf8')
const service = z.strictObject({
  build: z.literal('.').optional(),
  image: z.string(),
  init: z.boolean().optional(),
  restart: z.enum(['no', 'unless-stopped']),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).optional(),
  ports: z.array(z.string().regex(/^127\.0\.0\.1:\d+:\d+$/)).optional(),
  volumes: z.array(z.string()).optional(),
  stop_grace_period: z
    .string()
    .regex(/^\d+s$/)
    .optional(),
  healthcheck: z
    .union([
      z.strictObject({ disable: z.literal(true) }),
      z.strictObject({
        test: z.array(z.string()).min(2),
        interval: z.string(),
        timeout: z.string(),
        retries: z.number(),
      }),
    ])
    .optional(),
  depends_on: z
    .record(
      z.string(),
      z.strictObject({ condition: z.enum(['service_healthy', 'service_completed_successfully']) }),
    )
    .optional(),
})
const compose = z
  .strictObject({
    name: z.string(),
    'x-rostrum': z.unknown(),
    services: z.record(z.string(), service),
    volumes: z.record(z.string(), z.null()),
  })
  .parse(parse(source, { merge: true }))

type Service = z.infer<typeof service>
const services = Object.entries(compose.services)
const ours = services.filter(([, { build }]) => build === '.')

/** What Compose makes of `${NAME:-default}` when nothing is set outside. */
const withDefaults = (environment: Record<string, string> = {}) =>
  Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      value.replace(/\$\{\w+:-([^}]*)\}/g, '$1'),
    ]),
  )
const hostIn = (url: string) => new URL(url).hostname

test('has the services that Rostrum can use and its own roles, from one image', () => {
  expect(services.map(([name]) => name).sort()).toEqual(
    [
      'adminer',
      'bucket',
      'mailpit',
      'migrate',
      'minio',
      'postgres',
      'redis',
      'web',
      'worker',
    ].sort(),
  )
  expect(ours.map(([name]) => name)).toEqual(['migrate', 'web', 'worker'])
  expect(new Set(ours.map(([, { image }]) => image))).toEqual(new Set(['rostrum']))
})

test('every command of our image is a program that the build makes', () => {
  const programs = ours.map(([name, { command = [] }]) => [name, imageProgram(command)])
  expect(Object.fromEntries(programs)).toEqual({
    migrate: 'migrate',
    web: 'server',
    worker: 'worker',
  })
})

test('every variable given to our image is one that Rostrum reads, with a value that it takes', () => {
  for (const [, { environment }] of ours) {
    for (const name of Object.keys(environment ?? {}))
      expect(Object.keys(variables)).toContain(name)
    const env = parseEnv(withDefaults(environment))
    expect(env.database.kind).toBe('configured')
    expect(env.queue.kind).toBe('redis')
    expect(env.mail.kind).toBe('smtp')
    expect(env.storage.kind).toBe('s3')
  }
})

test('every variable that it takes from outside is one that Rostrum reads, and has a default', () => {
  for (const [whole, name] of source.matchAll(/\$\{(\w+)([^}]*)\}/g)) {
    expect(Object.keys(variables)).toContain(name)
    expect(whole).toContain(':-')
  }
})

test('the addresses given to our image are those of services here, with their accounts', () => {
  const { environment = {} } = compose.services.web as Service
  const { postgres, minio, bucket } = compose.services as Record<string, Service>
  const database = new URL(environment.DATABASE_URL!)
  expect(database.hostname).toBe('postgres')
  expect(postgres!.environment).toEqual({
    POSTGRES_USER: database.username,
    POSTGRES_PASSWORD: database.password,
    POSTGRES_DB: database.pathname.slice(1),
  })
  expect(hostIn(environment.REDIS_URL!)).toBe('redis')
  expect(hostIn(environment.SMTP_URL!)).toBe('mailpit')
  expect(hostIn(environment.S3_ENDPOINT!)).toBe('minio')
  expect(minio!.environment).toEqual({
    MINIO_ROOT_USER: environment.S3_ACCESS_KEY_ID,
    MINIO_ROOT_PASSWORD: environment.S3_SECRET_ACCESS_KEY,
  })
  expect(bucket!.command?.at(-1)).toBe(`store/${environment.S3_BUCKET}`)
  expect(bucket!.environment?.MC_HOST_store).toContain(
    `${environment.S3_ACCESS_KEY_ID}:${environment.S3_SECRET_ACCESS_KEY}@minio`,
  )
})

test('nothing of ours starts before the database is migrated, and that before it is healthy', () => {
  for (const name of ['web', 'worker']) {
    expect(compose.services[name]?.depends_on?.migrate?.condition).toBe(
      'service_completed_successfully',
    )
  }
  expect(compose.services.migrate?.depends_on?.postgres?.condition).toBe('service_healthy')
})

test('every dependency can come true: a health check to pass, or an end to reach', () => {
  for (const [, { depends_on: dependencies = {} }] of services) {
    for (const [name, { condition }] of Object.entries(dependencies)) {
      const target = compose.services[name]
      if (condition === 'service_healthy') expect(target?.healthcheck).toHaveProperty('test')
      else expect([name, target?.restart]).toEqual([name, 'no'])
    }
  }
})

test('every long-running service is checked, or is ours and says with its exit that it failed', () => {
  for (const [name, { healthcheck, restart }] of services) {
    if (restart === 'no' || name === 'worker') continue
    // The check of the web process is part of the image.
    if (name === 'web') expect(healthcheck).toBeUndefined()
    else
      expect([name, healthcheck]).toEqual([
        name,
        expect.objectContaining({ test: expect.anything() }),
      ])
  }
})

test('a container gets longer to stop than its program takes at most', () => {
  const seconds = (name: string) => Number(compose.services[name]?.stop_grace_period?.slice(0, -1))
  const limitOf = (file: string) =>
    Number(/limitMs: ([\d_]+)/.exec(readFileSync(file, 'utf8'))?.[1]?.replaceAll('_', '')) / 1000
  expect(seconds('web')).toBeGreaterThan(limitOf('src/server/main.ts'))
  expect(seconds('worker')).toBeGreaterThan(limitOf('jobs/worker.ts'))
})

test('every volume that is named is used, and every one that is used is named', () => {
  const used = services.flatMap(([, { volumes = [] }]) => volumes.map((one) => one.split(':')[0]))
  expect(used.sort()).toEqual(Object.keys(compose.volumes).sort())
})
