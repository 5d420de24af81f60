import { tsImport } from 'tsx/esm/api'

/**
 * Starts the one platform that all browser tests share, before the first of them. Jest loads its global
 * modules without the transforms of the projects, so tsx loads it. It is stopped by `stopPlatform.mjs`,
 * also when the tests are interrupted.
 */
export default async function loadPlatform() {
  const { sharePlatform } = await tsImport('./sharedPlatform.ts', import.meta.url)
  const close = await sharePlatform()
  globalThis.rostrumPlatformClose = close
  const interrupted = [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ]
  for (const [signal, exitCode] of interrupted) {
    process.once(signal, async () => {
      await close()
      process.exit(exitCode)
    })
  }
}
