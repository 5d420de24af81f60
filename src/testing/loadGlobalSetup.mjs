import { tsImport } from 'tsx/esm/api'

/**
 * Runs `globalSetup.ts` once before the integration tests. Jest loads its global modules without the
 * transforms and aliases of the projects, so tsx loads it. What the set-up returns is kept as the teardown,
 * which also runs when the tests are interrupted: otherwise its database would live on.
 */
export default async function loadGlobalSetup(globalConfig, projectConfig) {
  const { default: setUp } = await tsImport('./globalSetup.ts', import.meta.url)
  const tearDown = await setUp(globalConfig, projectConfig)
  globalThis.rostrumTeardown = tearDown
  const interrupted = [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ]
  for (const [signal, exitCode] of interrupted) {
    process.once(signal, async () => {
      await tearDown?.()
      process.exit(exitCode)
    })
  }
}
