import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { execa } from 'execa'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'

/**
 * The import rules are cruised over a tree made for the purpose, with the project's own configuration:
 * each row is a file with one import, and the rules it must break.
 */

const configuration = path.resolve('.dependency-cruiser.cjs')
const config = createRequire(import.meta.url)(configuration) as { forbidden: { name: string }[] }

/** Files that the rows import. */
const targets = [
  ...['lib/money', 'errors', 'env', 'logger', 'adapters/mailer', 'documents/pdf', 'emails/hello'],
  ...['access/can', 'db/sql', 'realtime/emit', 'outbox/record', 'operations/tickets/assignTicket'],
  ...['server/http', 'app/page', 'cli/start', 'testing/factory', 'embedded/postgres'],
].map((name) => `src/${name}.ts`)
const jobTargets = [
  ...['defineJob', 'catalog', 'queues', 'handlers', 'worker', 'runJob'],
  ...['mails/sendMail.job', 'mails/sendMail.handler'],
].map((name) => `jobs/${name}.ts`)

const production = ['bullmq', 'pdfkit', 'socket.io', '@socket.io/redis-adapter', 'nodemailer']
const packages = ['zod', 'payload', ...production, '@aws-sdk/client-s3', 'stripe']

/** File, what it imports, the rules that this breaks (none: it is allowed). */
const rows: [file: string, imported: string, ...rules: string[]][] = [
  ['src/lib/one.ts', '@/env', 'rank-0-src-base'],
  ['src/lib/two.ts', '@/errors'],
  ['src/lib/three.ts', 'payload'],
  ['jobs/defineJob.ts', '@/lib/money', 'rank-0-jobs-define'],
  ['src/embedded/one.ts', '@/db/sql', 'rank-1-src-process'],
  ['src/embedded/two.ts', '@/env'],
  ['jobs/mails/one.job.ts', '@jobs/queues', 'rank-1-jobs-catalog', 'job-definitions-are-light'],
  ['jobs/mails/two.job.ts', '@jobs/defineJob'],
  ['jobs/mails/three.job.ts', 'zod'],
  ['jobs/mails/four.job.ts', 'payload', 'job-definitions-are-light'],
  ['jobs/mails/five.job.ts', '@/lib/money', 'job-definitions-are-light'],
  ['src/adapters/one.ts', '@/db/sql', 'rank-2-adapters'],
  ['src/adapters/two.ts', '@/embedded/postgres'],
  ['src/documents/one.ts', '@/adapters/mailer', 'rank-2-documents'],
  ['src/emails/one.ts', '@/documents/pdf', 'rank-2-emails'],
  ['src/access/one.ts', '@/operations/tickets/assignTicket', 'rank-2-access'],
  ['src/access/two.ts', '@/db/sql', 'rank-2-access'],
  ['src/realtime/three.ts', '@/db/sql'],
  ['src/realtime/four.ts', '@/outbox/record', 'rank-2-realtime'],
  ['src/outbox/three.ts', '@/db/sql'],
  ['jobs/migrateQueues.ts', '@/adapters/mailer'],
  ['src/db/one.ts', '@/outbox/record', 'rank-2-db'],
  ['src/realtime/one.ts', '@/server/http', 'rank-2-realtime'],
  ['src/outbox/one.ts', '@jobs/queues', 'rank-2-outbox'],
  ['src/outbox/two.ts', '@jobs/mails/sendMail.job'],
  ['jobs/queues.ts', '@/outbox/record', 'rank-2-jobs-queues'],
  ['src/operations/events/one.ts', '@collections/events', 'rank-3-operations'],
  ['src/operations/events/two.ts', '@/operations/tickets/assignTicket'],
  ['src/operations/events/three.ts', '@/outbox/record'],
  ['collections/events/one.ts', '@jobs/worker', 'rank-4-collections'],
  ['collections/events/two.ts', '@collections/media', 'collections-relate-by-slug'],
  ['collections/events/three.ts', '@collections/events'],
  ['collections/events/four.ts', '@/operations/tickets/assignTicket'],
  ['collections/index.ts', '@collections/events'],
  ['jobs/mails/one.handler.ts', '@collections/events', 'rank-4-jobs-handlers'],
  ['jobs/mails/two.handler.ts', '@/operations/tickets/assignTicket'],
  ['payload.config.ts', '@jobs/runJob', 'rank-5-config'],
  ['src/app/one.ts', '@/server/http', 'rank-5-app'],
  ['src/app/two.ts', '@payload-config'],
  ['src/app/three.ts', '@jobs/mails/sendMail.handler', 'handlers-load-in-workers-only'],
  ['src/server/one.ts', '@/app/page', 'rank-5-server'],
  ['src/server/two.ts', '@jobs/queues'],
  ['src/cli/one.ts', '@/server/http', 'rank-5-cli'],
  ['src/cli/two.ts', '@jobs/worker'],
  ['jobs/relay.ts', '@/cli/start', 'rank-5-jobs-processes'],
  ['jobs/handlers.ts', '@jobs/mails/sendMail.handler'],
  ['src/helpful/one.ts', '@/lib/money', 'every-file-has-a-rank'],
  ['src/migrations/one.ts', 'payload'],
  ['src/documents/two.ts', '@/env', 'documents-and-emails-are-pure'],
  ['src/documents/three.ts', 'pdfkit'],
  ['src/documents/four.ts', 'node:fs'],
  ['src/emails/two.ts', 'payload', 'documents-and-emails-are-pure'],
  ['src/emails/three.ts', 'node:https', 'documents-and-emails-are-pure'],
  ['src/adapters/three.ts', 'bullmq', 'owner-of-bullmq'],
  ['jobs/mails/three.handler.ts', 'bullmq'],
  ['src/server/three.ts', 'pdfkit', 'owner-of-pdfkit'],
  ['src/operations/events/four.ts', 'socket.io', 'owner-of-socket-io'],
  ['jobs/mails/four.handler.ts', '@socket.io/redis-adapter', 'owner-of-socket-io'],
  ['src/realtime/two.ts', 'socket.io'],
  ['src/server/four.ts', 'socket.io'],
  ['src/cli/three.ts', 'nodemailer', 'owner-of-outside-services'],
  ['src/operations/events/five.ts', '@aws-sdk/client-s3', 'owner-of-outside-services'],
  ['collections/events/five.ts', 'stripe', 'owner-of-outside-services'],
  ['src/adapters/four.ts', 'nodemailer'],
  ['src/lib/four.ts', '@/testing/factory', 'testing-is-for-tests'],
  ['src/lib/five.test.ts', '@/testing/factory'],
  ['src/lib/six.test.ts', '@jobs/worker'],
  ['src/lib/seven.ts', 'only-for-tests', 'production-needs-no-dev-dependency'],
  ['src/lib/eight.test.ts', 'only-for-tests'],
  ['src/lib/nine.ts', 'came-along', 'no-undeclared-package'],
  ['src/lib/ten.ts', '@/lib/absent', 'no-unresolvable-import'],
  ['src/lib/ping.ts', '@/lib/pong', 'no-cycles'],
  // A cycle is reported once, at the file where it was met first.
  ['src/lib/pong.ts', '@/lib/ping'],
]

const cruiseResult = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
})
let folder: string
const broken = new Map<string, Set<string>>()

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'rostrum-imports-'))
  for (const name of [...packages, 'only-for-tests', 'came-along']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }))
    write(`node_modules/${name}/index.js`, 'module.exports = {}')
  }
  const versions = (names: string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']))
  write(
    'package.json',
    JSON.stringify({
      dependencies: versions(packages),
      devDependencies: versions(['only-for-tests']),
    }),
  )
  copyFileSync('tsconfig.json', path.join(folder, 'tsconfig.json'))
  for (const file of [...targets, ...jobTargets]) write(file, 'export const target = 1\n')
  for (const slug of ['events', 'media']) {
    write(`collections/${slug}/index.ts`, 'export const target = 1\n')
  }
  for (const [file, imported] of rows) write(file, `import '${imported}'\n`)

  const { stdout } = await execa({
    cwd: folder,
    preferLocal: true,
    localDir: path.resolve('.'),
    reject: false,
  })`depcruise --config ${configuration} --output-type json src jobs collections payload.config.ts`
  const { violations } = cruiseResult.parse(JSON.parse(stdout)).summary
  for (const { from, rule } of violations) {
    broken.set(from, (broken.get(from) ?? new Set()).add(rule.name))
  }
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function write(file: string, content: string): void {
  const full = path.join(folder, file)
  mkdirSync(path.dirname(full), { recursive: true })
  writeFileSync(full, content)
}

for (const [file, imported, ...rules] of rows) {
  test(`${file} importing ${imported} breaks ${rules.join(' and ') || 'nothing'}`, () => {
    expect([...(broken.get(file) ?? [])].sort()).toEqual([...rules].sort())
  })
}

test('every rule of the configuration is broken by a row', () => {
  const proven = new Set(rows.flatMap(([, , ...rules]) => rules))
  expect(config.forbidden.map(({ name }) => name).filter((name) => !proven.has(name))).toEqual([])
})
