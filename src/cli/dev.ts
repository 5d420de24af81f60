import { developmentPlan } from '@/cli/platform/plans'
import { runCommand } from '@/cli/runCommand'

/** `npm run dev`: the platform from source; pages reload and the worker restarts when a file changes. */
await runCommand(async () => {
  const { runPlatform } = await import('@/cli/platform/runPlatform')
  return runPlatform(developmentPlan)
})
