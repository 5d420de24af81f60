import type { DefaultServerCellComponentProps, Payload, TypedUser } from 'payload'
import { cache } from 'react'
import { languageOf } from '@/lib/localisedText'
import { findUnreadTickets } from '@/operations/tickets/findUnreadTickets'
import './ticketList.css'

/** One question for all rows of a page. */
const unreadOf = cache((payload: Payload, user: string) => findUnreadTickets({ payload, user }))

type Props = DefaultServerCellComponentProps & { user?: TypedUser }

/** The number of a ticket in the list, bold and with a dot while there is something unread in it. */
export async function NumberCell({ cellData, rowData, i18n, payload, user }: Props) {
  const number = String(cellData ?? '')
  const id = String(rowData?.id ?? '')
  const unread = user ? (await unreadOf(payload, String(user.id))).has(id) : false
  return (
    <a
      href={`/admin/collections/tickets/${id}`}
      className={`ticket-number${unread ? ' is-unread' : ''}`}
    >
      {number}
      {unread && (
        <span className="rostrum-for-listeners">
          {languageOf(i18n.language) === 'tr' ? ', okunmamış' : ', unread'}
        </span>
      )}
    </a>
  )
}
