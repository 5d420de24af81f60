import type { NodeProgram } from '@/cli/processes/launchNode'

/** Which programs make up the platform, and how they run. */
export type Plan = {
  /** Of the command, for its log file. */
  name: 'start' | 'dev'
  mode: 'production' | 'development'
  build?: NodeProgram
  migrate: NodeProgram
  seed: NodeProgram
  /** In the order in which they start and stop. */
  daemons: {
    name: string
    program: NodeProgram
    /** False where a watcher stands between us and the program. */
    announces: boolean
  }[]
}

const fromSource = ['--import', 'tsx']

/** `npm start`: everything from one build. */
export const productionPlan: Plan = {
  name: 'start',
  mode: 'production',
  build: { file: 'src/cli/build.ts', execArgv: fromSource },
  migrate: { file: 'dist/migrate.mjs', args: ['up'] },
  seed: { file: 'dist/seed.mjs', args: ['--if-empty'] },
  daemons: [
    { name: 'web', announces: true, program: { file: 'dist/server.mjs' } },
    { name: 'worker', announces: true, program: { file: 'dist/worker.mjs' } },
  ],
}

/** `npm run dev`: everything from source; Next reloads pages, the worker restarts on a change. */
export const developmentPlan: Plan = {
  name: 'dev',
  mode: 'development',
  migrate: { file: 'src/cli/migrate.ts', args: ['up'], execArgv: fromSource },
  seed: { file: 'src/cli/seed.ts', args: ['--if-empty'], execArgv: fromSource },
  daemons: [
    {
      name: 'web',
      announces: true,
      program: { file: 'src/server/main.ts', execArgv: fromSource },
    },
    {
      name: 'worker',
      announces: false,
      program: {
        file: 'node_modules/tsx/dist/cli.mjs',
        args: ['watch', '--clear-screen=false', 'jobs/worker.ts'],
      },
    },
  ],
}
