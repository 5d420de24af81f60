import type { BeforeListTableServerProps, Where } from 'payload'
import { languageOf, type LocalisedText } from '@/lib/localisedText'
import { readTicketCounts } from '@/operations/tickets/readTicketCounts'
import './ticketList.css'

type Filter = { key: string; text: LocalisedText; where: Where; count?: number }

const waiting: Where = { status: { in: ['open', 'pending', 'on_hold'] } }

/** The lists agents work through, above the table: one click each, with how many wait there. */
export async function TicketFilters({
  i18n,
  payload,
  user,
  searchParams,
}: BeforeListTableServerProps) {
  if (!user) return null
  const language = languageOf(i18n.language)
  const counts = await readTicketCounts({ payload, user: String(user.id) })
  const filters: Filter[] = [
    {
      key: 'mine',
      text: { en: 'Mine', tr: 'Benimkiler' },
      where: { and: [waiting, { assignedTo: { equals: user.id } }] },
      count: counts.mine,
    },
    {
      key: 'unassigned',
      text: { en: 'Unassigned', tr: 'Atanmamış' },
      where: { and: [waiting, { assignedTo: { exists: false } }] },
      count: counts.unassigned,
    },
    {
      key: 'open',
      text: { en: 'Waiting for us', tr: 'Bizi bekleyen' },
      where: { and: [{ status: { equals: 'open' } }] },
      count: counts.open,
    },
    {
      key: 'urgent',
      text: { en: 'Urgent', tr: 'Acil' },
      where: { and: [waiting, { priority: { in: ['high', 'urgent'] } }] },
      count: counts.urgent,
    },
    { key: 'all', text: { en: 'All', tr: 'Tümü' }, where: {} },
  ]
  const current = JSON.stringify(searchParams?.where ?? {})
  return (
    <nav className="rostrum ticket-filters" aria-label={language === 'tr' ? 'Listeler' : 'Lists'}>
      {filters.map(({ key, text, where, count }) => {
        const query = toQuery({ or: [where] })
        return (
          <a
            key={key}
            href={`/admin/collections/tickets${key === 'all' ? '' : `?${query}`}`}
            aria-current={isCurrent(current, where) ? 'page' : undefined}
          >
            {text[language]}
            {count !== undefined && count > 0 && <b>{count}</b>}
          </a>
        )
      })}
      {counts.unread > 0 && (
        <span className="ticket-filters__unread">
          {language === 'tr' ? `${counts.unread} okunmamış` : `${counts.unread} unread`}
        </span>
      )}
    </nav>
  )
}

/** The form of the panel's own filters, so that they show what is set: `where[or][0][and][0][status][equals]`. */
function toQuery(value: unknown, path = 'where'): string {
  if (value === null || typeof value !== 'object') {
    return `${encodeURIComponent(path)}=${encodeURIComponent(String(value))}`
  }
  return Object.entries(value)
    .map(([key, inner]) => toQuery(inner, `${path}[${key}]`))
    .filter(Boolean)
    .join('&')
}

/** Query strings carry texts only. */
function isCurrent(current: string, where: Where): boolean {
  const asText = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(asText)
    if (value === null || typeof value !== 'object') return String(value)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asText(inner)]))
  }
  const wanted = Object.keys(where).length === 0 ? {} : { or: [asText(where)] }
  return current === JSON.stringify(wanted)
}
