'use client'

import { languageOf, type Language } from '@/lib/localisedText'
import { ticketPriorities, type TicketPriority } from '@/lib/ticketPriorities'
import { legalTicketTransitions, ticketStates } from '@/lib/ticketStates'
import { answerTargets, readTarget } from '@/lib/tickets/answerTargets'
import type { DeskTexts } from '@/lib/tickets/deskTexts'
import type { TicketDesk } from '@/operations/tickets/readTicketDesk'
import { Moment } from '../Moment'
import { Badge } from './Badge'
import type { TicketChange } from './useTicketChanges'

type Props = {
  desk: TicketDesk
  ticket: TicketDesk['ticket']
  texts: DeskTexts
  language: Language
  onChange: (change: TicketChange) => unknown
  onHelp: () => void
}

/** What a ticket is beside its conversation, and the ways to change it. */
export function TicketSide({ desk, ticket, texts, language, onChange, onHelp }: Props) {
  const { facts, may, me, agents, now } = desk
  const legal = legalTicketTransitions({ ...ticket, now: new Date(now) })
  const statuses = [ticket.status, ...legal]
  return (
    <aside className="ticket-side" aria-label={texts.about}>
      <div className="ticket-side__controls rostrum-card">
        <p className="ticket-side__badges">
          <b>{ticket.number}</b>
          <Badge kind={ticket.status} text={ticketStates.labels[ticket.status][language]} />
          <Badge kind={ticket.priority} text={ticketPriorities[ticket.priority][language]} />
        </p>
        <label>
          {texts.status}
          <select
            value={ticket.status}
            disabled={!may.update || legal.length === 0}
            onChange={({ target }) =>
              void onChange({ status: target.value as TicketDesk['ticket']['status'] })
            }
          >
            {statuses.map((status) => (
              <option key={status} value={status}>
                {ticketStates.labels[status][language]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {texts.priority}
          <select
            value={ticket.priority}
            disabled={!may.update}
            onChange={({ target }) => void onChange({ priority: target.value as TicketPriority })}
          >
            {Object.entries(ticketPriorities).map(([value, label]) => (
              <option key={value} value={value}>
                {label[language]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {texts.assignee}
          <select
            value={ticket.assignedTo ?? ''}
            disabled={!may.assign}
            onChange={({ target }) => void onChange({ assignedTo: target.value || null })}
          >
            <option value="">{texts.unassigned}</option>
            {agents.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {may.assign && ticket.assignedTo !== me.id && (
          <button
            type="button"
            className="rostrum-button"
            onClick={() => void onChange({ assignedTo: me.id })}
          >
            {texts.assignMe}
          </button>
        )}
      </div>
      <div className="ticket-side__facts rostrum-card">
        <dl>
          <Fact label={texts.customer}>
            {ticket.requester ? (
              <a href={`/admin/collections/contacts/${ticket.requester}`}>
                {facts.customer ?? facts.email}
              </a>
            ) : (
              texts.none
            )}
            {facts.customer && <small>{facts.email}</small>}
            <small>{languageOf(facts.locale) === 'tr' ? 'Türkçe' : 'English'}</small>
            {facts.otherTickets > 0 && (
              <a
                href={`/admin/collections/tickets?where[or][0][and][0][requester][equals]=${ticket.requester}`}
              >
                {texts.otherTickets(facts.otherTickets)}
              </a>
            )}
          </Fact>
          {facts.event && (
            <Fact label={texts.event}>
              <a href={`/admin/collections/events/${ticket.event}`}>{facts.event}</a>
            </Fact>
          )}
          {ticket.category && <Fact label={texts.category}>{ticket.category}</Fact>}
          {ticket.tags.length > 0 && <Fact label={texts.tags}>{ticket.tags.join(', ')}</Fact>}
          {ticket.followUpOf && (
            <Fact label={texts.followUpOf}>
              <a href={`/admin/collections/tickets/${ticket.followUpOf}`}>{facts.followUpNumber}</a>
            </Fact>
          )}
          <Target {...{ texts, language, ticket, now }} which="firstResponse" />
          <Target {...{ texts, language, ticket, now }} which="resolution" />
        </dl>
        <button type="button" className="ticket-side__help" onClick={onHelp}>
          <kbd>?</kbd> {texts.shortcuts}
        </button>
      </div>
    </aside>
  )
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

type TargetProps = Pick<Props, 'language' | 'texts' | 'ticket'> & {
  now: number
  which: 'firstResponse' | 'resolution'
}

/** How the ticket stands against the time it should take. For staff only. */
function Target({ which, texts, language, ticket, now }: TargetProps) {
  const targets = answerTargets[ticket.priority]
  const first = which === 'firstResponse'
  const { state, dueAt } = readTarget({
    startedAt: ticket.createdAt,
    targetMs: first ? targets.firstResponseMs : targets.resolutionMs,
    metAt: first ? ticket.firstResponseAt : ticket.resolvedAt,
    now,
  })
  const tone = { met: 'good', missed: 'bad', due: '', soon: 'warning', breached: 'bad' }[state]
  return (
    <Fact label={texts[which]}>
      <Moment at={dueAt} language={language} />
      <span className={`rostrum-badge${tone ? ` rostrum-badge--${tone}` : ''}`}>
        {texts.targetStates[state]}
      </span>
    </Fact>
  )
}
