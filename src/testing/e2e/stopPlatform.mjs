/** Stops the shared platform after the last browser test, also when tests failed. */
export default async function stopPlatform() {
  await globalThis.rostrumPlatformClose?.()
}
