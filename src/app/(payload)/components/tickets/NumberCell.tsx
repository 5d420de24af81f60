import { headers } from 'next/headers'
import type { DefaultServerCellComponentProps, Payload } from 'payload'
import { cache } from 'react'
import { languageOf } from '@/lib/localisedText'
import { findUnreadTickets } from '@/operations/tickets/findUnreadTickets'
import './ticketList.css'

/** One question for all rows of a page; cells are not told who looks. */
const findUnread = cache(async (payload: Payload): Promise<Set<string>> => {
  const { user } = await payload.auth({ headers: await headers() })
  return user ? findUnreadTickets({ payload, user: String(user.id) }) : new Set()
})

/** The number of a ticket in the list, bold and with a dot while there is something unread in it. */
export async function NumberCell({
  cellData,
  rowData,
  i18n,
  payload,
}: DefaultServerCellComponentProps) {
  const number = String(cellData ?? '')
  const id = String(rowData?.id ?? '')
  const unread = (await findUnread(payload)).has(id)
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
