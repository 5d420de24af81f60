'use client'

import type { DeskTexts } from '@/lib/tickets/deskTexts'
import type { TicketDesk } from '@/operations/tickets/readTicketDesk'

type Props = {
  replies: TicketDesk['replies']
  ticket: string
  /** What stands after the slash. */
  typed: string
  texts: DeskTexts
  onText: (text: string) => void
}

/** The canned replies that match what was typed; choosing one fills it in for this ticket. */
export function CannedMenu({ replies, ticket, typed, texts, onText }: Props) {
  const wanted = typed.toLowerCase()
  const matching = replies.filter(
    ({ title, shortcut }) => shortcut.startsWith(wanted) || title.toLowerCase().includes(wanted),
  )
  const fill = async (id: string) => {
    const response = await fetch(`/api/tickets/${ticket}/canned-replies/${id}`, { method: 'POST' })
    if (response.ok) onText(((await response.json()) as { body: string }).body)
  }
  if (matching.length === 0) return <p className="rostrum-quiet">{texts.noCanned}</p>
  return (
    <ul className="ticket-canned" aria-label={texts.canned}>
      {matching.slice(0, 8).map(({ id, title, shortcut }) => (
        <li key={id}>
          <button type="button" onClick={() => void fill(id)}>
            <kbd>/{shortcut}</kbd> {title}
          </button>
        </li>
      ))}
    </ul>
  )
}
