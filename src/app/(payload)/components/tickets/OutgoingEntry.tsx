'use client'

import type { Outgoing } from '@/app/_tickets/useOutgoing'
import type { DeskTexts } from '@/lib/tickets/deskTexts'

type Props = {
  message: Outgoing
  texts: DeskTexts
  author: string
  onRetry: () => void
  onEdit: () => void
  onDiscard: () => void
}

/** A message on its way, or one that could not be sent, with what to do about it. */
export function OutgoingEntry({ message, texts, author, onRetry, onEdit, onDiscard }: Props) {
  const { state, kind, code, reason, body, files } = message
  const failed = state === 'failed'
  const conflict = code === 'CONFLICT'
  const why = conflict ? texts.conflict : code === 'OFFLINE' ? texts.offline : reason
  return (
    <li
      className={`ticket-message ticket-message--${kind === 'internal' ? 'note' : 'agent'} is-${state}`}
    >
      <p className="ticket-message__head">
        <b>{author}</b>
        {failed ? null : <span className="rostrum-quiet">{texts.sending}</span>}
      </p>
      <div className="ticket-message__body">{body}</div>
      {files.length > 0 && (
        <p className="rostrum-quiet">{files.map(({ name }) => name).join(', ')}</p>
      )}
      {failed && (
        <div className="ticket-message__failed" role="alert">
          <p>
            <b>{texts.failed}</b> {why}
          </p>
          <button type="button" className="rostrum-button" onClick={onRetry}>
            {conflict ? texts.sendAnyway : texts.retry}
          </button>
          <button type="button" className="rostrum-button" onClick={onEdit}>
            {texts.edit}
          </button>
          <button type="button" className="rostrum-button" onClick={onDiscard}>
            {texts.discard}
          </button>
        </div>
      )}
    </li>
  )
}
