'use client'

import { useState } from 'react'
import { useOutgoing, type Outgoing } from '@/app/_tickets/useOutgoing'
import { useTicketRoom } from '@/app/_tickets/useTicketRoom'
import type { Locale } from '@/lib/i18n/locale'
import { legalTicketTransitions, ticketStates } from '@/lib/ticketStates'
import { followChanges } from '@/lib/tickets/followChanges'
import { portalTexts } from '@/lib/tickets/portalTexts'
import type { PortalPage } from '@/operations/tickets/readPortalPage'
import { PortalComposer } from './PortalComposer'
import { PortalEntry } from './PortalEntry'

type Props = { page: PortalPage; token: string; locale: Locale }

/** The conversation as its customer sees it, live: read, answer, attach, close and reopen. */
export function PortalTicket({ page, token, locale }: Props) {
  const texts = portalTexts[locale]
  const path = `/api/tickets/portal/${token}`
  const room = useTicketRoom({
    namespace: 'portal',
    token,
    ticket: page.ticket.id,
    initial: page.log,
    start: page.start,
    eventsPath: `${path}/events`,
  })
  const [followUp, setFollowUp] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [text, setText] = useState<string | null>(null)
  const { outgoing, send, retry, drop } = useOutgoing({
    room,
    writer: { type: 'customer' },
    path: `${path}/messages`,
    language: locale,
    onFollowUp: ({ number }) => setFollowUp(number),
  })
  const ticket = followChanges(page.ticket, room.log)
  const ended = ticket.status === 'resolved' || ticket.status === 'closed'
  const mayReopen = legalTicketTransitions({ ...ticket, now: new Date(page.now) }).includes('open')

  const change = async (status: 'closed' | 'open') => {
    setProblem(null)
    const response = await fetch(`${path}/status`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': locale },
      body: JSON.stringify({ status }),
    }).catch(() => null)
    if (!response?.ok) {
      const body = (await response?.json().catch(() => null)) as Refused | null
      setProblem(body?.errors?.[0]?.message ?? texts.notChanged)
    }
    await room.catchUp().catch(() => undefined)
  }
  const edit = (message: Outgoing) => {
    drop(message.key)
    setText(message.body)
  }

  return (
    <>
      <header className="ticket-portal__head">
        <p>
          {ticket.number}
          <span className={`ticket-portal__status is-${ticket.status}`}>
            {ticketStates.labels[ticket.status][locale]}
          </span>
          <span className={`ticket-portal__live${room.online ? ' is-live' : ''}`} role="status">
            {room.online ? texts.live : texts.connecting}
          </span>
        </p>
        <h1>{ticket.subject}</h1>
      </header>
      <ol className="ticket-portal__thread" aria-live="polite">
        {room.log.map((entry) => (
          <PortalEntry key={entry.id} {...{ entry, page, token, locale, texts }} />
        ))}
        {outgoing.map((message) => (
          <Waiting
            key={message.key}
            message={message}
            locale={locale}
            onRetry={() => void retry(message)}
            onEdit={() => edit(message)}
          />
        ))}
      </ol>
      <p className="ticket-portal__typing" aria-live="polite">
        {room.typists.length > 0 && texts.typing(room.typists.join(', '))}
      </p>
      {followUp && (
        <p className="ticket-portal__notice" role="status">
          {texts.followUp(followUp)}
        </p>
      )}
      {problem && (
        <p className="ticket-portal__notice is-bad" role="alert">
          {problem}
        </p>
      )}
      <PortalComposer
        key={text ?? ''}
        draft={`${ticket.id}-portal`}
        given={text}
        texts={texts}
        placeholder={
          ended
            ? mayReopen
              ? texts.placeholderClosed
              : texts.placeholderFollowUp
            : texts.placeholder
        }
        onSend={(body, files) => void send({ body, files, kind: 'public' })}
        onTyping={(typing) => room.say('ticket.typing', { ticket: ticket.id, typing })}
      />
      <p className="ticket-portal__actions">
        {!ended && (
          <button type="button" onClick={() => void change('closed')}>
            {texts.close}
          </button>
        )}
        {ended && mayReopen && (
          <button type="button" onClick={() => void change('open')}>
            {texts.reopen}
          </button>
        )}
      </p>
    </>
  )
}

type Refused = { errors?: { message: string }[] }

type WaitingProps = { message: Outgoing; locale: Locale; onRetry: () => void; onEdit: () => void }

/** A message on its way, or one that could not be sent. */
function Waiting({ message, locale, onRetry, onEdit }: WaitingProps) {
  const texts = portalTexts[locale]
  const { state, code, reason, body, files } = message
  const why =
    code === 'CONFLICT' ? texts.conflict : code === 'OFFLINE' ? texts.offline : (reason ?? '')
  return (
    <li className={`ticket-portal__message is-mine is-${state}`}>
      <p className="ticket-portal__author">
        <b>{texts.you}</b> {state === 'sending' && texts.sending}
      </p>
      <div>{body}</div>
      {files.length > 0 && <small>{files.map(({ name }) => name).join(', ')}</small>}
      {state === 'failed' && (
        <div role="alert" className="ticket-portal__failed">
          <p>
            <b>{texts.failed}</b> {why}
          </p>
          <button type="button" onClick={onRetry}>
            {code === 'CONFLICT' ? texts.sendAnyway : texts.retry}
          </button>{' '}
          <button type="button" onClick={onEdit}>
            {texts.edit}
          </button>
        </div>
      )}
    </li>
  )
}
