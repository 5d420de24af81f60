import { access, constants } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { makeProgress, type Progress } from '@/cli/console/progress'
import { readableLine } from '@/cli/console/readableLine'
import { announcement } from '@/cli/platform/announcement'
import { isBuildCurrent } from '@/cli/platform/buildStamp'
import { requirePort, requireWritableHome } from '@/cli/platform/checkSetup'
import { parseDemoLogins } from '@/cli/platform/parseDemoLogins'
import { openDatabase, type OpenDatabase } from '@/cli/platform/openDatabase'
import type { Plan } from '@/cli/platform/plans'
import { listenForStop, type StopRequest } from '@/cli/platform/signals'
import { type CommandLog, openCommandLog } from '@/cli/processes/commandLog'
import { runToEnd } from '@/cli/processes/runToEnd'
import { type Daemon, startDaemon } from '@/cli/processes/startDaemon'
import { projectFile } from '@/cli/projectFile'
import { env } from '@/env'

/**
 * Runs the whole platform on this machine until it is asked to stop: database, migrations, demo data on the
 * first run, build where the plan has one, web and worker. Stops in order: web (it drains), worker, database.
 * A second Ctrl-C ends web and worker at once. Whatever happens, what was started is stopped.
 * @returns true if it was asked to stop and all stopped in order
 * @throws Error in one sentence when a step fails or a process ends by itself
 */
export async function runPlatform(plan: Plan): Promise<boolean> {
  const stop = listenForStop()
  const progress = makeProgress()
  const started: { daemons: Daemon[]; database?: OpenDatabase } = { daemons: [] }
  stop.onImpatience(() => {
    for (const daemon of started.daemons) daemon.kill()
  })
  let failure: Error | undefined
  try {
    const { log, deaths } = await startAll({ plan, stop, progress, started })
    const end = await Promise.race([stop.asked, ...deaths])
    if (typeof end === 'string') throw new Error(`${end} (details: ${log.file})`)
  } catch (error) {
    if (!stop.signal.aborted) failure = error instanceof Error ? error : new Error(String(error))
  }
  const inOrder = await stopAll({ progress, started })
  if (failure) throw failure
  progress.line('Stopped.')
  return inOrder
}

type Started = { daemons: Daemon[]; database?: OpenDatabase }

async function startAll({
  plan,
  stop: { signal },
  progress,
  started,
}: {
  plan: Plan
  stop: StopRequest
  progress: Progress
  started: Started
}): Promise<{ log: CommandLog; deaths: Promise<string>[] }> {
  await requireWritableHome(env.home)
  const log = openCommandLog({ home: env.home, name: plan.name })
  const port = await requirePort(env)

  const isNew = env.database.kind === 'embedded' && !existsSync(env.database.folder)
  const database = await progress.step(
    isNew ? 'Creating the embedded database' : 'Opening the database',
    async () => (started.database = await openDatabase(env.database)),
  )
  signal.throwIfAborted()
  const common = {
    NODE_ENV: plan.mode,
    DATABASE_URL: database.url,
    PORT: String(port),
    ROSTRUM_HOME: env.home,
    NEXT_TELEMETRY_DISABLED: '1',
  }
  const run = (what: string, program: Plan['migrate']) =>
    runToEnd({
      what,
      log,
      signal,
      program: { ...program, env: { ...common, ...program.env } },
      isSecret: (line) => parseDemoLogins([line]).length > 0,
    })

  if (plan.build && !(await isBuildCurrent(projectFile('.')))) {
    await requireWritableProject()
    const { build } = plan
    await progress.step('Building for production, once (a minute or two)', () =>
      run('The build', build),
    )
  }
  await progress.step('Bringing the database to this version', () =>
    run('Migrating the database', plan.migrate),
  )
  const made = env.demoData
    ? await progress.step('Looking after the demo data', () =>
        run('Making the demo data', plan.seed),
      )
    : []

  const print = process.stdout.isTTY
    ? (name: string) => (text: string) => progress.line(readableLine({ name, text }))
    : () => undefined
  for (const { name, program, announces } of plan.daemons) {
    const daemon = await progress.step(`Starting the ${name} process`, () =>
      startDaemon({
        name,
        log,
        signal,
        announces,
        print: print(name),
        program: { ...program, env: { ...common, ...program.env } },
      }),
    )
    started.daemons.push(daemon)
  }
  const logins = parseDemoLogins(made)
  const url = env.publicUrl.replace(/:0$/, `:${port}`)
  progress.line(announcement({ url, mail: env.mail.kind, admin: env.admin?.email, logins }))
  return {
    log,
    deaths: [
      ...started.daemons.map(({ died }) => died),
      database.exited.then(() => 'The embedded database ended by itself'),
    ],
  }
}

async function stopAll({
  progress,
  started: { daemons, database },
}: {
  progress: Progress
  started: Started
}): Promise<boolean> {
  let inOrder = true
  for (const daemon of daemons) {
    const ended = await progress.step(`Stopping the ${daemon.name} process`, daemon.stop)
    if (!ended) {
      inOrder = false
      progress.line(`The ${daemon.name} process did not stop in order.`)
    }
  }
  if (database) await progress.step('Closing the database', database.stop)
  return inOrder
}

async function requireWritableProject(): Promise<void> {
  const root = projectFile('.')
  try {
    await access(root, constants.W_OK)
  } catch (cause) {
    throw new Error(
      `The build must write to ${root} and this user may not: run \`npm run build\` once as the user it belongs to.`,
      { cause },
    )
  }
}
