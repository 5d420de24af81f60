import { LRUCache } from 'lru-cache'
import type { Points } from '@/operations/limits/addPoints'
import { logger } from '@/logger'

type Options = {
  /** Adds to what all processes count and gives the totals. */
  addPoints: (added: Points[]) => Promise<Points[]>
  windowMs?: number
  /** How long a count may stay in this process before the others learn of it. */
  lagMs?: number
}

/** What this process knows of one key: all points of its window, and those it has not told yet. */
type Count = { points: number; untold: number; resetsAt: number }

export type Reading = Pick<Count, 'points' | 'resetsAt'>

/**
 * Counters that several processes share, as cheap as a map: points are counted here and told to the store in
 * batches, which answers with the totals of all. `settle` tells at once, for who is near a limit.
 */
export function makeCounters({ addPoints, windowMs = 60_000, lagMs = 250 }: Options) {
  const counts = new LRUCache<string, Count>({ max: 100_000 })
  const untold = new Map<string, Count>()
  let timer: NodeJS.Timeout | undefined
  let answered = true
  let last: Promise<boolean> = Promise.resolve(true)

  const current = (key: string): Count => {
    const known = counts.get(key)
    if (known && known.resetsAt > Date.now()) return known
    const fresh = { points: 0, untold: 0, resetsAt: Date.now() + windowMs }
    counts.set(key, fresh)
    return fresh
  }

  const tell = async (): Promise<boolean> => {
    clearTimeout(timer)
    timer = undefined
    const batch = [...untold].map(([key, count]) => {
      const told = { key, points: count.untold, resetsAt: count.resetsAt }
      count.untold = 0
      return told
    })
    untold.clear()
    if (batch.length === 0) return answered
    try {
      for (const { key, points, resetsAt } of await addPoints(batch)) {
        const count = counts.get(key)
        if (count) Object.assign(count, { points: points + count.untold, resetsAt })
      }
      answered = true
    } catch (error) {
      if (answered) logger.warn({ err: error }, 'limits are counted by this process alone for now')
      answered = false
    }
    return answered
  }
  /** One after another: who settles gets totals that hold all that was told before. */
  const tellInTurn = () => (last = last.then(tell))

  return {
    /** Counts one more, or several. */
    add: (key: string, points = 1): Reading => {
      const count = current(key)
      count.points += points
      count.untold += points
      untold.set(key, count)
      timer ??= setTimeout(() => void tellInTurn(), lagMs).unref()
      return count
    },
    /** What is known, without counting. */
    peek: (key: string): Reading => current(key),
    /** Tells what has not been told. @returns whether the store answered */
    settle: tellInTurn,
    close: async (): Promise<void> => {
      clearTimeout(timer)
      await tellInTurn()
    },
  }
}
