/**
 * Who may import whom. `layers` is the table: a file imports files of lower ranks, and files of its own rank
 * only inside its own layer. A file that no layer names fails (`every-file-has-a-rank`): place it, or add
 * the folder here on purpose. Tests and `src/testing` may import anything.
 */

/** Tests, and the demo: a developer's outside client, which reads PDF files as the tests do. */
const tests = '\\.test\\.tsx?$|^src/testing/|^bench/|^src/cli/demo/'

const layers = [
  { rank: 0, name: 'src-base', path: '^src/(lib/|errors\\.ts$|payload-types\\.ts$)' },
  { rank: 0, name: 'jobs-define', path: '^jobs/defineJob\\.ts$' },
  { rank: 1, name: 'src-process', path: '^src/(env(Variables)?\\.ts$|logger\\.ts$|embedded/)' },
  { rank: 1, name: 'jobs-catalog', path: '^jobs/(.+\\.job|catalog|jobHandler)\\.ts$' },
  ...['adapters', 'documents', 'emails', 'access', 'db', 'realtime', 'outbox'].map((folder) => ({
    rank: 2,
    name: folder,
    path: `^src/${folder}/`,
  })),
  { rank: 2, name: 'jobs-queues', path: '^jobs/(queues|queueBoard|migrateQueues)\\.ts$' },
  { rank: 3, name: 'operations', path: '^src/operations/' },
  { rank: 4, name: 'collections', path: '^collections/' },
  { rank: 4, name: 'jobs-handlers', path: '^jobs/.+\\.handler\\.ts$' },
  { rank: 5, name: 'config', path: '^payload\\.config\\.ts$' },
  { rank: 5, name: 'app', path: '^src/app/' },
  { rank: 5, name: 'server', path: '^src/server/' },
  { rank: 5, name: 'cli', path: '^src/cli/' },
  {
    rank: 5,
    name: 'jobs-processes',
    path: '^jobs/(handlers|reviveStore|runJob|relay|worker|startWorker)\\.ts$',
  },
]

/**
 * The exceptions to "same rank only inside its own layer". What carries data stands on the database and on
 * the connection to Redis, and sockets ask what a user may do. Every process loads the configuration.
 */
const mayAlsoImport = {
  realtime: ['db', 'adapters', 'access'],
  outbox: ['db'],
  'jobs-queues': ['db', 'adapters'],
  app: ['config'],
  server: ['config'],
  cli: ['config', 'jobs-processes'],
  'jobs-processes': ['config'],
}

const anyOf = (paths) => paths.join('|')
const pathOf = (name) => layers.find((layer) => layer.name === name).path
const npm = (names) => `(^|/)node_modules/(${names})(/|$)`

const ranks = layers.map((layer) => ({
  name: `rank-${layer.rank}-${layer.name}`,
  comment: `${layer.name} (rank ${layer.rank}) imports lower ranks, and its own rank only inside ${layer.name}.`,
  severity: 'error',
  from: { path: layer.path, pathNot: tests },
  to: {
    path: anyOf(layers.filter(({ rank }) => rank >= layer.rank).map(({ path }) => path)),
    pathNot: anyOf([layer.path, ...(mayAlsoImport[layer.name] ?? []).map(pathOf)]),
  },
}))

const owner = ({ library, packages, folders }) => ({
  name: `owner-of-${library}`,
  comment: `Only ${folders.join(' and ')} use ${library}; others go through what they export.`,
  severity: 'error',
  from: { path: '^(src|jobs|collections|payload\\.config)', pathNot: anyOf([tests, ...folders]) },
  to: { path: npm(packages) },
})

const pure = '^src/(documents|emails)/'

module.exports = {
  forbidden: [
    ...ranks,
    {
      name: 'every-file-has-a-rank',
      comment: 'A new kind of file gets a place in the table above before it gets imports.',
      severity: 'error',
      from: {
        path: '^(src|jobs|collections)/',
        pathNot: anyOf([tests, ...layers.map(({ path }) => path), '^src/migrations/']),
      },
      to: {},
    },
    {
      name: 'job-definitions-are-light',
      comment: 'A *.job.ts imports only zod and defineJob, so that anyone may name a job.',
      severity: 'error',
      from: { path: '\\.job\\.ts$' },
      to: { pathNot: anyOf(['^jobs/defineJob\\.ts$', npm('zod')]) },
    },
    {
      name: 'handlers-load-in-workers-only',
      comment:
        'Only jobs/handlers.ts imports handlers; a page, route or hook names the job instead.',
      severity: 'error',
      from: { path: '.', pathNot: anyOf([tests, '^jobs/handlers\\.ts$']) },
      to: { path: '\\.handler\\.ts$' },
    },
    {
      name: 'collections-relate-by-slug',
      comment: 'A collection never imports another one; shared rules live in src/operations.',
      severity: 'error',
      from: { path: '^collections/([^/]+)/', pathNot: tests },
      to: { path: '^collections/', pathNot: '^collections/$1/' },
    },
    {
      name: 'documents-and-emails-are-pure',
      comment: 'Data in, bytes or text out: no environment, log, database, network or Payload.',
      severity: 'error',
      from: { path: pure, pathNot: tests },
      to: {
        path: anyOf([
          '^src/(env|logger)\\.ts$',
          npm('payload|@payloadcms|pg|ioredis|pino|drizzle-orm'),
          '^(node:)?(net|tls|dgram|dns|http|https|http2|child_process|worker_threads)(/|$)',
        ]),
      },
    },
    owner({ library: 'bullmq', packages: 'bullmq', folders: ['^jobs/'] }),
    owner({ library: 'pdfkit', packages: 'pdfkit', folders: ['^src/documents/'] }),
    owner({
      library: 'socket-io',
      packages: 'socket\\.io|@socket\\.io',
      folders: ['^src/realtime/', '^src/server/'],
    }),
    owner({
      library: 'outside-services',
      packages: 'nodemailer|@aws-sdk|stripe|masto|twitter-api-v2|@atproto|googleapis',
      folders: ['^src/adapters/'],
    }),
    {
      name: 'testing-is-for-tests',
      comment: 'What runs in production never imports the tests or their harness.',
      severity: 'error',
      from: { path: '^(src|jobs|collections|payload\\.config)', pathNot: tests },
      to: { path: '\\.test\\.tsx?$|^src/testing/' },
    },
    {
      name: 'production-needs-no-dev-dependency',
      comment:
        'Move the package to "dependencies": an image without dev dependencies would not start.',
      severity: 'error',
      from: { path: '^(src|jobs|collections|payload\\.config)', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    },
    {
      name: 'no-undeclared-package',
      comment: 'The package comes along with another one only by luck: add it to package.json.',
      severity: 'error',
      from: { path: '^(src|jobs|collections|payload\\.config)' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-unresolvable-import',
      comment: 'The file or package is not there.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-cycles',
      comment: 'Move what both need to a lower rank.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|\\.next|\\.rostrum)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'],
      mainFields: ['main', 'types', 'typings'],
    },
    moduleSystems: ['es6', 'cjs'],
  },
}
