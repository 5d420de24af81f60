'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useOutgoing, type Outgoing } from '@/app/_tickets/useOutgoing'
import { useTicketRoom } from '@/app/_tickets/useTicketRoom'
import { legalTicketTransitions } from '@/lib/ticketStates'
import { deskTexts } from '@/lib/tickets/deskTexts'
import { followChanges } from '@/lib/tickets/followChanges'
import type { Language } from '@/lib/localisedText'
import type { TicketDesk } from '@/operations/tickets/readTicketDesk'
import { Composer, type ComposerHandle } from './Composer'
import { OutgoingEntry } from './OutgoingEntry'
import { ShortcutHelp } from './ShortcutHelp'
import { ThreadEntry } from './ThreadEntry'
import { TicketSide } from './TicketSide'
import { useDeskKeys } from './useDeskKeys'
import { useTicketChanges } from './useTicketChanges'
import './ticketDesk.css'

type Props = { desk: TicketDesk; language: Language }

/** A ticket at work: thread, composer and facts, live. */
export function TicketDeskView({ desk, language }: Props) {
  const { ticket: loaded, me, may, now } = desk
  const texts = deskTexts[language]
  const path = `/api/tickets/${loaded.id}`
  const [initial, setInitial] = useState({ log: desk.log, start: desk.start })
  const room = useTicketRoom({
    namespace: 'agent',
    ticket: loaded.id,
    initial: desk.log,
    start: desk.start,
    eventsPath: `${path}/events`,
  })
  const log = useMemo(() => withOlder(initial.log, room.log), [initial.log, room.log])
  const followed = useMemo(() => followChanges(loaded, room.log), [loaded, room.log])
  const { ticket, change } = useTicketChanges({ ticket: followed, room, language, texts })
  const { outgoing, send, retry, drop } = useOutgoing({
    room,
    writer: { type: 'agent', id: me.id },
    path: `${path}/messages`,
    language,
  })
  const composer = useRef<ComposerHandle>(null)
  const [help, setHelp] = useState(false)
  const lastSeq = room.log.at(-1)?.seq ?? loaded.seq
  useMarkRead({ seq: lastSeq, say: room.say, ticket: loaded.id })
  useScrollToEnd(log.length + outgoing.length)

  const assignMe = useCallback(() => {
    if (may.assign) void change({ assignedTo: me.id })
  }, [change, may.assign, me.id])
  const resolve = useCallback(() => {
    if (may.update) void change({ status: 'resolved' })
  }, [change, may.update])
  useDeskKeys({
    reply: () => composer.current?.open('public'),
    note: () => composer.current?.open('internal'),
    assignMe,
    resolve,
    help: () => setHelp((open) => !open),
  })

  const loadOlder = async () => {
    const start = Math.max(0, initial.start - 100)
    const response = await fetch(`${path}/events?after=${start}&limit=100`)
    if (!response.ok) return
    const { docs } = (await response.json()) as { docs: TicketDesk['log'] }
    setInitial(({ log: known }) => ({ log: withOlder(docs, known), start }))
  }
  const edit = (message: Outgoing) => {
    drop(message.key)
    composer.current?.open(message.kind, message.body)
  }
  const others = room.viewers.filter(({ id }) => id !== me.id)
  const firstUnread = desk.facts.lastReadSeq
  const closedForGood =
    ticket.status === 'closed' &&
    legalTicketTransitions({ ...ticket, now: new Date(now) }).length === 0

  return (
    <div className="ticket-desk__grid">
      <section className="ticket-desk__main" aria-label={texts.conversation}>
        <header className="ticket-desk__head">
          <h1>{ticket.subject}</h1>
          <p className="ticket-desk__live">
            <span className={room.online ? 'is-live' : ''} role="status">
              {room.online ? texts.live : texts.connecting}
            </span>
            {others.length > 0 && (
              <span className="ticket-desk__viewers">
                {texts.viewing}:{' '}
                {others.map(({ id, name, type, state }) => (
                  <b key={id} className={`is-${state}`}>
                    {name}
                    {type === 'customer' && ` (${texts.customer})`}
                    {state === 'replying' && ` ${texts.replying}`}
                  </b>
                ))}
              </span>
            )}
          </p>
        </header>
        {initial.start > 0 && (
          <button type="button" className="rostrum-button" onClick={() => void loadOlder()}>
            {texts.older}
          </button>
        )}
        <ol className="ticket-thread" aria-live="polite">
          {log.map((entry, index) => (
            <ThreadEntry
              key={entry.id}
              entry={entry}
              desk={desk}
              language={language}
              texts={texts}
              isFirstNew={
                firstUnread > 0 &&
                entry.seq > firstUnread &&
                (log[index - 1]?.seq ?? 0) <= firstUnread
              }
            />
          ))}
          {outgoing.map((message) => (
            <OutgoingEntry
              key={message.key}
              message={message}
              texts={texts}
              author={me.name}
              onRetry={() => void retry(message)}
              onEdit={() => edit(message)}
              onDiscard={() => drop(message.key)}
            />
          ))}
        </ol>
        <p className="ticket-desk__typing" aria-live="polite">
          {room.typists.length > 0 && texts.typing(room.typists.join(', '))}
        </p>
        {may.reply ? (
          <Composer
            ref={composer}
            ticket={ticket}
            replies={desk.replies}
            texts={texts}
            language={language}
            notice={closedForGood ? texts.closedForGood : null}
            mayUpdate={may.update}
            onSend={send}
            say={room.say}
          />
        ) : (
          <p className="rostrum-quiet">{texts.readOnly}</p>
        )}
      </section>
      <TicketSide
        desk={desk}
        ticket={ticket}
        texts={texts}
        language={language}
        onChange={change}
        onHelp={() => setHelp(true)}
      />
      {help && <ShortcutHelp texts={texts} onClose={() => setHelp(false)} />}
    </div>
  )
}

const withOlder = (older: TicketDesk['log'], newer: TicketDesk['log']) => {
  const known = new Set(newer.map(({ seq }) => seq))
  return [...older.filter(({ seq }) => !known.has(seq)), ...newer].sort((a, b) => a.seq - b.seq)
}

type Reading = { seq: number; say: (event: string, data: object) => void; ticket: string }

/** What stands on a page that somebody looks at is read. */
function useMarkRead({ seq, say, ticket }: Reading): void {
  useEffect(() => {
    const mark = () => {
      if (document.hidden) return
      // Over HTTP: it must arrive even while the socket is still connecting.
      void fetch(`/api/tickets/${ticket}/read`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ seq }),
      }).catch(() => undefined)
      say('presence.heartbeat', { ticket, state: 'viewing' })
    }
    mark()
    document.addEventListener('visibilitychange', mark)
    return () => document.removeEventListener('visibilitychange', mark)
  }, [say, seq, ticket])
}

/** New entries come into view for whoever is at the end already. */
function useScrollToEnd(length: number): void {
  const before = useRef(length)
  useEffect(() => {
    // A long conversation opens at its newest entry.
    window.scrollTo({ top: document.documentElement.scrollHeight })
  }, [])
  useEffect(() => {
    if (length === before.current) return
    before.current = length
    const { scrollHeight, clientHeight } = document.documentElement
    const nearEnd = scrollHeight - window.scrollY - clientHeight < 600
    if (nearEnd) window.scrollTo({ top: scrollHeight, behavior: 'smooth' })
  }, [length])
}
