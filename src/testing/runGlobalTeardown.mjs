/** Runs what `globalSetup.ts` returned, after the last integration test, also when tests failed. */
export default async function runGlobalTeardown() {
  await globalThis.rostrumTeardown?.()
}
