import { useEffect, useState } from 'react'
import type { Analytics } from '@/operations/analytics/readAnalytics'

const everyMs = 15_000

/** The figures of an event, asked for again and again while somebody looks; 'failed' until the first came. */
export function useAnalytics(id: string): Analytics | 'failed' | 'loading' {
  const [state, setState] = useState<Analytics | 'failed' | 'loading'>('loading')
  useEffect(() => {
    let left = false
    const load = async () => {
      const response = await fetch(`/api/events/${id}/analytics`, { cache: 'no-store' })
      if (!response.ok) throw new Error(response.statusText)
      const analytics = (await response.json()) as Analytics
      if (!left) setState(analytics)
    }
    // What was known stays: old figures say more than none.
    const fail = () => setState((known) => (typeof known === 'string' ? 'failed' : known))
    const ask = () => {
      if (document.visibilityState === 'visible') load().catch(fail)
    }
    ask()
    const timer = setInterval(ask, everyMs)
    return () => {
      left = true
      clearInterval(timer)
    }
  }, [id])
  return state
}
