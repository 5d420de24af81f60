'use client'

import type { Language } from '@/lib/localisedText'
import { ticketPriorities, type TicketPriority } from '@/lib/ticketPriorities'
import { ticketStates, type TicketStatus } from '@/lib/ticketStates'
import type { AgentMessage } from '@/lib/tickets/agentView'
import type { DeskTexts } from '@/lib/tickets/deskTexts'
import type { TicketChanges, TicketEnvelope } from '@/lib/tickets/envelope'
import type { TicketDesk } from '@/operations/tickets/readTicketDesk'
import { Moment } from '../Moment'
import { Attachments } from './Attachments'

type Props = {
  entry: TicketEnvelope
  desk: TicketDesk
  language: Language
  texts: DeskTexts
  /** The first one this agent has not read. */
  isFirstNew: boolean
}

/** One entry of the log in the thread: a message, a note, the opening, or a change in one line. */
export function ThreadEntry({ entry, desk, language, texts, isFirstNew }: Props) {
  const author = entry.actor?.name ?? ''
  const moment = <Moment at={entry.at} language={language} className="rostrum-quiet" />
  const mark = isFirstNew && <p className="ticket-thread__new">{texts.fresh}</p>
  if (entry.type === 'ticket.created') {
    return (
      <li className="ticket-message ticket-message--customer">
        {mark}
        <p className="ticket-message__head">
          <b>{author}</b> {texts.opened} {moment}
        </p>
        <div className="ticket-message__body">{desk.ticket.description}</div>
        <Attachments files={desk.files} />
      </li>
    )
  }
  const message = entry.data.message as AgentMessage | null | undefined
  if (message) {
    const note = message.kind === 'internal'
    return (
      <li className={`ticket-message ticket-message--${note ? 'note' : message.author.type}`}>
        {mark}
        <p className="ticket-message__head">
          <b>{author}</b>
          {note && <span className="ticket-message__note">{texts.note}</span>}
          {moment}
        </p>
        <div className="ticket-message__body">{message.body}</div>
        <Attachments files={message.attachments} />
      </li>
    )
  }
  const changes = Object.entries((entry.data.changes ?? {}) as TicketChanges)
  if (changes.length === 0) return null
  const { reason } = entry.data as { reason?: string }
  return (
    <li className="ticket-change">
      {mark}
      <p>
        <b>{author}</b>{' '}
        {changes.map(([field, [before, after]]) => (
          <span key={field}>
            {texts.changed[field] ?? field}: {say({ field, value: before, desk, language, texts })}{' '}
            → <b>{say({ field, value: after, desk, language, texts })}</b>{' '}
          </span>
        ))}
        {reason && (
          <span>
            {texts.reason}: {reason}{' '}
          </span>
        )}
        {moment}
      </p>
    </li>
  )
}

type Value = Pick<Props, 'desk' | 'language' | 'texts'> & { field: string; value: unknown }

/** A stored value as people say it. */
function say({ field, value, desk, language, texts }: Value): string {
  if (field === 'assignedTo') {
    if (!value) return texts.nobody
    return desk.agents.find(({ id }) => id === value)?.name ?? texts.customer
  }
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
    return texts.none
  }
  if (field === 'status') {
    return ticketStates.labels[value as TicketStatus]?.[language] ?? String(value)
  }
  if (field === 'priority') {
    return ticketPriorities[value as TicketPriority]?.[language] ?? String(value)
  }
  return Array.isArray(value) ? value.join(', ') : String(value)
}
