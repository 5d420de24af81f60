'use client'

import { useEffect, useState } from 'react'
import { findResults, type SearchOutcome } from './findResults'

type Answer = { words: string; attempt: number; outcome: SearchOutcome }

const typingMs = 200

/**
 * Searches for what is typed, once the typing pauses; an answer that is no longer asked for is called off.
 * While `busy`, `outcome` is that of the words before, so that a list does not flicker. Null before the first.
 */
export function useSearch(words: string) {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [attempt, setAttempt] = useState(0)
  // The platform asks for at least one letter or digit.
  const searchable = /[\p{L}\p{N}]/u.test(words)

  useEffect(() => {
    if (!searchable) return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      void findResults(words, stop.signal).then((outcome) => {
        if (!stop.signal.aborted) setAnswer({ words, attempt, outcome })
      })
    }, typingMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [attempt, searchable, words])

  return {
    searchable,
    busy: searchable && (answer?.words !== words || answer.attempt !== attempt),
    outcome: searchable && answer ? answer.outcome : null,
    retry: () => setAttempt((before) => before + 1),
  }
}
