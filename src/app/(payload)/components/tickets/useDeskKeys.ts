'use client'

import { useEffect, useRef } from 'react'

type Actions = {
  reply: () => void
  note: () => void
  assignMe: () => void
  resolve: () => void
  help: () => void
}

const keys: Record<string, keyof Actions> = {
  r: 'reply',
  n: 'note',
  a: 'assignMe',
  e: 'resolve',
  '?': 'help',
}

/** One key each, while nothing is being typed. */
export function useDeskKeys(actions: Actions): void {
  const now = useRef(actions)
  useEffect(() => {
    now.current = actions
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target, key, ctrlKey, metaKey, altKey } = event
      const typing =
        target instanceof HTMLElement &&
        (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName))
      const action = keys[key.toLowerCase()]
      if (!action || typing || ctrlKey || metaKey || altKey) return
      event.preventDefault()
      now.current[action]()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
