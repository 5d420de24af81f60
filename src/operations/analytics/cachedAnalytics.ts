import { LRUCache } from 'lru-cache'
import type { PayloadRequest } from 'payload'
import { readAnalytics, type Analytics } from './readAnalytics'

/** Well under the five seconds that are promised: the age counts from before the reading. */
const freshMs = 2_000

type Known = { readAt: number; analytics: Promise<Analytics> }

const cache = new LRUCache<string, Known>({ max: 500 })

/**
 * The figures of an event, at most two seconds old. However many ask at once, one statement answers them;
 * a failure is not kept. Access is the caller's to check.
 */
export function cachedAnalytics(req: PayloadRequest, event: string): Promise<Analytics> {
  const known = cache.get(event)
  if (known && performance.now() - known.readAt < freshMs) return known.analytics
  const analytics = readAnalytics(req, event)
  cache.set(event, { readAt: performance.now(), analytics })
  analytics.catch(() => cache.delete(event))
  return analytics
}
