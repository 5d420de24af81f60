import { variables } from '@/envVariables'
import { findProgram } from '@/testing/findProgram'
import { runJest } from '@/testing/runJest'
import { startRedis } from '@/testing/startRedis'
import { testArguments } from '@/testing/testArguments'
import { addTotals, totalsLine, type Totals } from '@/testing/totals'

/**
 * `npm test`: unit and integration tests with everything on an embedded PostgreSQL, then once more the
 * files marked `@backends` on Redis, when `REDIS_URL` is set or a `redis-server` is on the PATH.
 * `--coverage` measures the first pass; `--e2e` runs the browser tests instead. Other arguments go to Jest.
 */

type Pass = { name: string; note: string; totals: Totals; seconds: number }

const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const macChromium = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

const { coverage, e2e, forJest } = testArguments(process.argv.slice(2))
const passes: Pass[] = []
const notes: string[] = []

if (e2e) await runBrowserPass()
else await runBackendPasses()
finish()

async function runBackendPasses(): Promise<void> {
  await runPass({
    name: 'PostgreSQL',
    note: 'queue, cache and sockets on PostgreSQL',
    args: [...forJest, '--selectProjects', 'unit', 'int', ...(coverage ? ['--coverage'] : [])],
    env: {},
  })

  const redis = await findRedis()
  if (!redis) {
    notes.push('Redis: not run (REDIS_URL is not set and no redis-server is on the PATH)')
    return
  }
  try {
    await runPass({
      name: 'Redis',
      note: `files marked @backends, on ${redis.note}`,
      args: [
        ...forJest,
        '--selectProjects',
        'unit',
        'int',
        '--filter',
        './src/testing/onlyBackendTests.cjs',
        // A name or path given by hand may match only files that do not depend on the backend.
        '--passWithNoTests',
      ],
      env: { REDIS_URL: redis.url },
    })
  } finally {
    await redis.stop()
  }
}

async function runBrowserPass(): Promise<void> {
  const chromium = findProgram(
    process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : [...chromiumNames, macChromium],
  )
  if (!chromium) {
    process.stderr.write(
      'The browser tests need Chromium: install it, or set CHROMIUM_PATH to the program.\n',
    )
    process.exit(1)
  }
  await runPass({
    name: 'Chromium',
    note: chromium,
    args: [...forJest, '--selectProjects', 'e2e', '--maxWorkers', '1'],
    env: { CHROMIUM_PATH: chromium },
  })
}

async function findRedis() {
  const url = process.env.REDIS_URL
  if (url) return { url, note: 'the Redis of REDIS_URL', stop: async () => undefined }
  const program = findProgram(['redis-server'])
  return program ? { ...(await startRedis(program)), note: 'a private redis-server' } : null
}

async function runPass({
  name,
  note,
  args,
  env,
}: {
  name: string
  note: string
  args: string[]
  env: Record<string, string>
}): Promise<void> {
  process.stderr.write(`\n── ${name}: ${note}\n`)
  const started = performance.now()
  const totals = await runJest(args, { env: { ...withoutOwnVariables(), ...env } })
  passes.push({ name, note, totals, seconds: (performance.now() - started) / 1000 })
}

/** The tests bring their own services: nothing of the developer's set-up (database, mail server) leaks in. */
function withoutOwnVariables(): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !Object.hasOwn(variables, name)),
  )
}

function finish(): void {
  const sum = addTotals(passes.map(({ totals }) => totals))
  const rows = passes.map(
    ({ name, note, totals, seconds }) =>
      `${name.padEnd(11)} ${totalsLine(totals)} in ${totals.files} files, ${seconds.toFixed(0)} s (${note})`,
  )
  process.stdout.write(`\n${[...rows, ...notes, totalsLine(sum)].join('\n')}\n`)
  process.exitCode = sum.failed > 0 ? 1 : 0
}
