import path from 'node:path'
import { bundles } from '@/cli/platform/buildStamp'
import { mostStarts, neverBegan } from '@/cli/processes/launchNode'
import { startProgram, type Program } from '@/testing/startProgram'

/** Where the test files find the programs: set by `globalSetup`. */
export const programsVariable = 'ROSTRUM_TEST_PROGRAMS'

/** The platform's programs as production has them, and where each begins. */
export const programs = { ...bundles, webProcess: 'src/testing/programs/webProcess.ts' } as const

type Starting = {
  args?: string[]
  env: Record<string, string>
  /** Not as it was built, but as the scripts of `package.json` run it. */
  fromSource?: boolean
}

/** Starts a program and waits until it says `ready`; one that Node never began is started again. */
export async function startPlatformProgram(
  name: keyof typeof programs,
  { ready, ...starting }: Starting & { ready: string },
): Promise<Program> {
  for (let starts = 1; ; starts += 1) {
    const program = start(name, starting)
    try {
      await program.printed(ready)
      return program
    } catch (error) {
      const again = starts < mostStarts && (await hasNeverBegun(program))
      program.child.kill('SIGKILL')
      if (!again) throw error
    }
  }
}

/** Runs a program to its end; one that Node never began is run again. */
export async function runPlatformProgram(name: keyof typeof programs, starting: Starting) {
  for (let starts = 1; ; starts += 1) {
    const program = start(name, starting)
    const exitCode = await program.ended
    if (starts === mostStarts || !(await hasNeverBegun(program))) {
      return { exitCode, output: program.output() }
    }
  }
}

function start(name: keyof typeof programs, { args = [], env, fromSource }: Starting): Program {
  const folder = process.env[programsVariable]
  if (!folder) throw new Error('The programs are not built: globalSetup did not run.')
  if (fromSource) return startProgram(['--import', 'tsx', programs[name], ...args], env)
  const file = path.join(folder, `${name}.mjs`)
  return startProgram([file, ...args], { NODE_ENV: 'production', ...env })
}

/** Only of one that has ended; the others run on. */
async function hasNeverBegun({ child, ended, output }: Program): Promise<boolean> {
  if (child.exitCode === null) return false
  return neverBegan(await ended, output() ? [output()] : [])
}
