'use client'

import { useCallback, useEffect, useState } from 'react'

/** Text being written, kept in this browser until it is sent: closing the tab loses nothing. */
export function useDraft(key: string) {
  const name = `rostrum-draft-${key}`
  const [text, setText] = useState('')

  useEffect(() => {
    // Storage may be closed to us (private windows): then the draft lives as long as the page.
    try {
      setText(localStorage.getItem(name) ?? '')
    } catch {
      setText('')
    }
  }, [name])

  const write = useCallback(
    (next: string) => {
      setText(next)
      try {
        if (next) localStorage.setItem(name, next)
        else localStorage.removeItem(name)
      } catch {
        // Nothing to keep it in.
      }
    },
    [name],
  )
  return [text, write] as const
}
