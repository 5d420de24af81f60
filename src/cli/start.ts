import { productionPlan } from '@/cli/platform/plans'
import { runCommand } from '@/cli/runCommand'

/** `npm start`: the whole platform on this machine, nothing to install or to answer. */
await runCommand(async () => {
  const { runPlatform } = await import('@/cli/platform/runPlatform')
  return runPlatform(productionPlan)
})
