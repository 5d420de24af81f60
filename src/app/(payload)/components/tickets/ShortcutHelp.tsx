'use client'

import { useEffect, useRef } from 'react'
import type { DeskTexts } from '@/lib/tickets/deskTexts'

/** The keys of the page, in a dialogue. */
export function ShortcutHelp({ texts, onClose }: { texts: DeskTexts; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="ticket-help" onClose={onClose}>
      <h2>{texts.shortcuts}</h2>
      <dl>
        {texts.shortcutList.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button className="rostrum-button">{texts.close}</button>
      </form>
    </dialog>
  )
}
