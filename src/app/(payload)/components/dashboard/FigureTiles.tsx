import { formatMoney } from '@/lib/formatMoney'
import type { Language } from '@/lib/localisedText'
import type { Dashboard } from '@/operations/dashboard/readDashboard'
import type { DashboardTexts } from './dashboardTexts'

type Props = { dashboard: Dashboard; language: Language; texts: DashboardTexts }
type Tile = { title: string; value: string; note?: string; href: string }

/** The day in a few numbers, each leading to its rows. */
export function FigureTiles({ dashboard, language, texts }: Props) {
  const number = (value: number) =>
    new Intl.NumberFormat(language === 'tr' ? 'tr-TR' : 'en-GB').format(value)
  const { events, registrationsPerDay, revenue, checkInsToday, openTickets } = dashboard
  const tiles: Tile[] = []
  if (events) {
    tiles.push({
      title: texts.eventsToday,
      value: number(events.today.length),
      href: '/admin/collections/events',
    })
  }
  if (registrationsPerDay) {
    tiles.push({
      title: texts.registrationsToday,
      value: number(registrationsPerDay.at(-1) ?? 0),
      note: texts.inSevenDays(number(registrationsPerDay.reduce((sum, count) => sum + count, 0))),
      href: '/admin/collections/registrations',
    })
  }
  if (checkInsToday !== undefined) {
    tiles.push({
      title: texts.checkInsToday,
      value: number(checkInsToday),
      href: '/admin/collections/check-ins',
    })
  }
  if (revenue) tiles.push(revenueTile({ revenue, language, texts }))
  if (openTickets !== undefined) {
    tiles.push({
      title: texts.openTickets,
      value: number(openTickets),
      note: texts.openTicketsNote,
      href: '/admin/collections/tickets',
    })
  }
  return (
    <ul className="rostrum-tiles">
      {tiles.map(({ title, value, note, href }) => (
        <li key={title}>
          <a className="rostrum-tile" href={href}>
            <span className="rostrum-tile__title">{title}</span>
            <span className="rostrum-tile__value">{value}</span>
            <span className="rostrum-tile__note">{note}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The strongest currency in large, the week of every currency below. */
function revenueTile({
  revenue,
  language,
  texts,
}: Omit<Props, 'dashboard'> & { revenue: NonNullable<Dashboard['revenue']> }): Tile {
  const money = (amountMinor: number, currency: string) =>
    formatMoney({ amountMinor, currency, locale: language })
  const [first] = revenue
  const week = revenue.map(({ weekMinor, currency }) => money(weekMinor, currency)).join(' + ')
  return {
    title: texts.revenueToday,
    value: first ? money(first.todayMinor, first.currency) : '—',
    note: first ? texts.inSevenDays(week) : texts.noRevenue,
    href: '/admin/collections/payments',
  }
}
