import type { SearchResult } from '@/lib/search/searchTypes'

export type SearchOutcome =
  | { kind: 'found'; results: SearchResult[] }
  | { kind: 'limited'; seconds: number }
  | { kind: 'failed' | 'signedOut' }

const patienceMs = 8_000

/** Asks the platform; whatever goes wrong is an outcome. One that is called off by its signal has failed. */
export async function findResults(words: string, signal: AbortSignal): Promise<SearchOutcome> {
  try {
    const response = await fetch(`/api/search?${new URLSearchParams({ q: words })}`, {
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
    })
    if (response.status === 401) return { kind: 'signedOut' }
    if (response.status === 429) {
      const seconds = Number(response.headers.get('Retry-After'))
      return { kind: 'limited', seconds: seconds > 0 ? seconds : 60 }
    }
    if (!response.ok) return { kind: 'failed' }
    const { results } = (await response.json()) as { results: SearchResult[] }
    return { kind: 'found', results }
  } catch {
    return { kind: 'failed' }
  }
}
