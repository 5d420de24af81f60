'use client'

import { useEffect } from 'react'

/** Calls `open` on Ctrl-K or ⌘K anywhere, and on `/` while nothing is being typed. `open` must be stable. */
export function useSearchKeys(open: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target, key, ctrlKey, metaKey, altKey, shiftKey, defaultPrevented, repeat } = event
      if (defaultPrevented || repeat || altKey) return
      const typing =
        target instanceof HTMLElement &&
        (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName))
      const chord = (ctrlKey || metaKey) && !shiftKey && key.toLowerCase() === 'k'
      const slash = key === '/' && !ctrlKey && !metaKey && !typing
      if (!chord && !slash) return
      event.preventDefault()
      open()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [open])
}
