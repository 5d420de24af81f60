'use client'

import { useCallback, useEffect, useRef } from 'react'

const againMs = 3_000
const quietMs = 4_000

/** Says "typing" at most every three seconds while somebody types, and that they stopped when they pause. */
export function useTyping(say: (typing: boolean) => void) {
  const saidAt = useRef(0)
  const quiet = useRef<ReturnType<typeof setTimeout>>(undefined)
  const sayNow = useRef(say)
  useEffect(() => {
    sayNow.current = say
  }, [say])

  const stop = useCallback(() => {
    clearTimeout(quiet.current)
    if (saidAt.current > 0) sayNow.current(false)
    saidAt.current = 0
  }, [])

  const typed = useCallback(() => {
    const now = Date.now()
    if (now - saidAt.current > againMs) {
      saidAt.current = now
      sayNow.current(true)
    }
    clearTimeout(quiet.current)
    quiet.current = setTimeout(stop, quietMs)
  }, [stop])

  useEffect(() => () => clearTimeout(quiet.current), [])
  return { typed, stop }
}
