'use client'

import { useSyncExternalStore } from 'react'
import { intlTags, type Locale } from '@/lib/i18n/locale'
import { ticketPriorities, type TicketPriority } from '@/lib/ticketPriorities'
import { ticketStates, type TicketStatus } from '@/lib/ticketStates'
import type { CustomerMessage } from '@/lib/tickets/customerView'
import type { AttachmentRow, TicketChanges, TicketEnvelope } from '@/lib/tickets/envelope'
import type { PortalTexts } from '@/lib/tickets/portalTexts'
import type { PortalPage } from '@/operations/tickets/readPortalPage'

type Props = {
  entry: TicketEnvelope
  page: PortalPage
  token: string
  locale: Locale
  texts: PortalTexts
}

/** One entry of the conversation: a message of either side, or a change in one line. */
export function PortalEntry({ entry, page, token, locale, texts }: Props) {
  const mine = entry.actor?.type === 'customer'
  const author = mine ? texts.you : (entry.actor?.name ?? texts.support)
  const message = entry.data.message as CustomerMessage | null | undefined
  if (entry.type === 'ticket.created' || message) {
    const body = message ? message.body : page.ticket.description
    return (
      <li className={`ticket-portal__message${mine ? ' is-mine' : ''}`}>
        <p className="ticket-portal__author">
          <b>{author}</b> <When at={entry.at} locale={locale} />
        </p>
        <div>{body}</div>
        <Files files={message ? message.attachments : page.files} token={token} />
      </li>
    )
  }
  const changes = Object.entries((entry.data.changes ?? {}) as TicketChanges)
  if (changes.length === 0) return null
  return (
    <li className="ticket-portal__change">
      {changes.map(([field, [, after]]) => (
        <span key={field}>
          {texts.changed[field] ?? field}: <b>{say({ field, value: after, locale })}</b>{' '}
        </span>
      ))}
      <When at={entry.at} locale={locale} />
    </li>
  )
}

function say({ field, value, locale }: { field: string; value: unknown; locale: Locale }): string {
  if (field === 'status') {
    return ticketStates.labels[value as TicketStatus]?.[locale] ?? String(value)
  }
  if (field === 'priority') {
    return ticketPriorities[value as TicketPriority]?.[locale] ?? String(value)
  }
  return value ? String(value) : '–'
}

function Files({ files, token }: { files: AttachmentRow[]; token: string }) {
  if (files.length === 0) return null
  return (
    <ul className="ticket-portal__files">
      {files.map(({ id, filename }) => (
        <li key={id}>
          <a href={`/api/tickets/portal/${token}/files/${id}`} target="_blank" rel="noreferrer">
            {filename}
          </a>
        </li>
      ))}
    </ul>
  )
}

const never = () => () => undefined

/** In the reader's own time zone, which only their browser knows; UTC until then. */
function When({ at, locale }: { at: string; locale: Locale }) {
  const timeZone = useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  )
  const format = new Intl.DateTimeFormat(intlTags[locale], {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  })
  return <time dateTime={at}>{format.format(new Date(at))}</time>
}
