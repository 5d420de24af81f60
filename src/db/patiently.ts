import { setTimeout as delay } from 'node:timers/promises'
import { describeError } from '@/lib/describeError'

/**
 * Runs `work` again and again while the database is away, for a minute at most: for what has to be noted because
 * it has happened outside, such as a mail that has left. `work` must be safe to repeat, since the connection may
 * have broken after it was done.
 * @throws what `work` throws for any other reason, or after a minute
 */
export async function patiently<T>(work: () => Promise<T>, limitMs = 60_000): Promise<T> {
  const deadline = performance.now() + limitMs
  for (let pauseMs = 100; ; pauseMs = Math.min(2 * pauseMs, 2_000)) {
    try {
      return await work()
    } catch (error) {
      const away = describeError(error, { signedIn: true }).code === 'UNAVAILABLE'
      if (!away || performance.now() + pauseMs > deadline) throw error
      await delay(pauseMs)
    }
  }
}
