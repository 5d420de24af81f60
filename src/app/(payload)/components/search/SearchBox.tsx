'use client'

import { useTranslation } from '@payloadcms/ui'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { languageOf } from '@/lib/localisedText'
import { SearchDesk } from './SearchDesk'
import { searchTexts } from './searchTexts'
import { useSearchKeys } from './useSearchKeys'
import './search.css'

const never = () => () => undefined
const isApple = () => /Mac|iPhone|iPad/.test(navigator.platform)

/** The search of the panel: a button in its head, and the dialogue that it and its keys open. */
export function SearchBox() {
  const { i18n } = useTranslation()
  const texts = searchTexts[languageOf(i18n.language)]
  const dialog = useRef<HTMLDialogElement>(null)
  const [open, setOpen] = useState(false)
  const apple = useSyncExternalStore(never, isApple, () => false)
  const show = useCallback(() => setOpen(true), [])
  useSearchKeys(show)

  useEffect(() => {
    const shown = dialog.current
    if (!open || !shown) return
    if (!shown.open) shown.showModal()
    // On the window, so before Payload's guard of unsaved changes asks: its question must not lie underneath.
    const leave = ({ target, ctrlKey, metaKey, shiftKey }: MouseEvent) => {
      const inNewTab = ctrlKey || metaKey || shiftKey
      const link = target instanceof Element && target.closest('a')
      if (target === shown || (link && shown.contains(link) && !inNewTab)) shown.close()
    }
    window.addEventListener('click', leave, true)
    return () => window.removeEventListener('click', leave, true)
  }, [open])

  return (
    <div className="rostrum panel-search">
      <button
        type="button"
        className="panel-search__open"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K /"
        aria-label={texts.open}
        title={texts.title}
        onClick={show}
      >
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
          <circle cx="8.5" cy="8.5" r="5.5" />
          <path d="m13 13 4.5 4.5" />
        </svg>
        <span className="panel-search__name">{texts.open}</span>
        <kbd>{apple ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      <dialog
        ref={dialog}
        className="panel-search__dialog"
        aria-label={texts.title}
        onClose={() => setOpen(false)}
      >
        {open && <SearchDesk texts={texts} onClose={() => dialog.current?.close()} />}
      </dialog>
    </div>
  )
}
