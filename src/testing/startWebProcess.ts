import { startPlatformProgram } from '@/testing/platformPrograms'

const kept = [
  'DATABASE_URL',
  'REDIS_URL',
  'ROSTRUM_HOME',
  'PAYLOAD_SECRET',
  'RATE_LIMIT_PER_MINUTE',
]

/** A second web process on the database (and the Redis) of this test file; `more` overrides its environment. */
export async function startWebProcess(more: Record<string, string> = {}) {
  const env = Object.fromEntries(
    kept.flatMap((name) => (process.env[name] ? [[name, process.env[name] as string]] : [])),
  )
  const program = await startPlatformProgram('webProcess', {
    env: {
      DISABLE_PAYLOAD_HMR: 'true',
      LOG_LEVEL: 'error',
      ...env,
      ...more,
    },
    ready: ' .\n',
  })
  const url = /listening at (\S+)/.exec(program.output())?.[1]
  if (!url) throw new Error(program.output())
  return {
    url,
    ...program,
    /** As `kill -9` does: nothing is tidied up. */
    kill: async () => {
      program.child.kill('SIGKILL')
      await program.ended
    },
  }
}
