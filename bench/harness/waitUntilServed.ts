import { waitUntil } from '@/testing/waitUntil'
import { registerOnce } from './registrants'

type Served = {
  webs: readonly { url: string }[]
  event: string
  /** Of one person more, who tries at each process under one key. */
  email: string
  /** Throws when a process under test has ended. */
  assertAlive: () => void
}

/**
 * Waits until every web process takes a registration again.
 * @returns how many ms that took
 * @throws after half a minute at one of them
 */
export async function waitUntilServed({ webs, event, email, assertAlive }: Served) {
  const since = performance.now()
  for (const web of webs) {
    await waitUntil({
      what: 'registrations are taken again',
      timeoutMs: 30_000,
      holds: async () => {
        assertAlive()
        return (await registerOnce({ url: () => web.url, event }, email)).status === 201
      },
    })
  }
  return Math.round(performance.now() - since)
}
