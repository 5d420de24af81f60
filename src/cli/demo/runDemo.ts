import { openDemo } from '@/cli/demo/openDemo'
import { steps } from '@/cli/demo/steps'
import { env } from '@/env'

/**
 * Runs every step against the platform at `url` (that of this environment unless given).
 * @returns true; a step that does not hold throws
 */
export async function runDemo(url = env.publicUrl): Promise<boolean> {
  const startedAt = performance.now()
  const demo = await openDemo(url.replace(/\/$/, ''))
  try {
    for (const [index, { title, run }] of steps.entries()) {
      process.stdout.write(`\n${index + 1}. ${title}\n`)
      await run(demo)
    }
  } finally {
    demo.close()
  }
  const seconds = Math.round((performance.now() - startedAt) / 1_000)
  process.stdout.write(`\nAll of it held, in ${seconds} s. Look around in ${env.home}/demo.\n`)
  return true
}
