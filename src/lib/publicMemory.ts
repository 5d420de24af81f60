import { LRUCache } from 'lru-cache'

const keptMs = 1_000
const longestKey = 500

/**
 * One memory per process, kept on `globalThis` because the server bundle and Next's bundle each load their own
 * copy of this module.
 */
const name = Symbol.for('rostrum.publicMemory')
const holder = globalThis as { [name]?: LRUCache<string, Promise<unknown>> }
const kept = (holder[name] ??= new LRUCache<string, Promise<unknown>>({ max: 1_000, ttl: keptMs }))

/**
 * What anybody may read, loaded once for all who ask within a second; failures are not kept. `key` must say all
 * that the answer depends on, and nothing in it may depend on who asks. Callers share the value: do not change it.
 */
export function rememberPublicly<T>(key: string, load: () => Promise<T>): Promise<T> {
  const known = kept.get(key) as Promise<T> | undefined
  if (known) return known
  const loading = load()
  if (key.length > longestKey) return loading
  kept.set(key, loading)
  loading.catch(() => {
    if (kept.peek(key) === loading) kept.delete(key)
  })
  return loading
}

/** For a change of what it may hold; what is being loaded is not kept either. */
export const forgetPublicly = (): void => kept.clear()
