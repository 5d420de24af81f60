/**
 * Waits until `holds` answers true, asking every 20 ms: what tests do instead of sleeping.
 * @throws after `timeoutMs` (20 s), naming what was waited for
 */
export async function waitUntil({
  what,
  holds,
  timeoutMs = 20_000,
}: {
  what: string
  holds: () => boolean | Promise<boolean>
  timeoutMs?: number
}): Promise<void> {
  const deadline = performance.now() + timeoutMs
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Waited in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
