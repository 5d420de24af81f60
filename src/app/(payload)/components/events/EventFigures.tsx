'use client'

import { formatMoney } from '@/lib/formatMoney'
import { groupDays, type DayGroup } from '@/lib/groupDays'
import type { Language } from '@/lib/localisedText'
import { registrationStates, type RegistrationStatus } from '@/lib/registrationStates'
import type { Analytics } from '@/operations/analytics/readAnalytics'
import { DayChart } from './DayChart'
import { eventTexts, type EventTexts } from './eventTexts'
import { ShareFigure } from './ShareFigure'
import { useAnalytics } from './useAnalytics'

type Props = { id: string; language: Language }

/** How an event does: seats, people inside and money, and how they came, day by day. */
export function EventFigures({ id, language }: Props) {
  const texts = eventTexts[language]
  const analytics = useAnalytics(id)
  if (typeof analytics === 'string') {
    return <p className="rostrum-empty">{analytics === 'failed' ? texts.failed : texts.loading}</p>
  }
  if (analytics.perDay.length === 0) return <p className="rostrum-empty">{texts.nobody}</p>
  return <Shown analytics={analytics} language={language} texts={texts} />
}

type ShownProps = { analytics: Analytics; language: Language; texts: EventTexts }

const waiting = ['held', 'pending', 'offered', 'waitlisted'] as const satisfies RegistrationStatus[]

function Shown({ analytics, language, texts }: ShownProps) {
  const { byStatus, capacity, checkIns, noShows, revenue, otherRevenue = [], perDay } = analytics
  const money = (amountMinor: number, currency: string) =>
    formatMoney({ amountMinor, currency, locale: language })
  const net = [revenue, ...otherRevenue].map(({ netMinor, currency }) => money(netMinor, currency))
  const stillOpen = waiting
    .filter((status) => byStatus[status] > 0)
    .map((status) => `${registrationStates.labels[status][language]}: ${byStatus[status]}`)
  const groups = groupDays(perDay)
  const [{ days = 1 } = {}] = groups
  const chart = (name: 'grossMinor' | 'registrations', print: (value: number) => string) => (
    <DayChart
      title={chartTitle({ name, days, texts })}
      groups={groups}
      of={name}
      print={print}
      column={name === 'registrations' ? texts.registrations : texts.money}
      language={language}
      texts={texts}
    />
  )
  return (
    <>
      <ul className="event-panel__figures">
        <ShareFigure
          title={texts.seats}
          part={byStatus.confirmed}
          whole={capacity}
          words={texts.seatsWords(byStatus.confirmed, capacity)}
          note={stillOpen.join(' · ')}
        />
        <ShareFigure
          title={texts.arrived}
          part={checkIns}
          whole={byStatus.confirmed}
          words={texts.arrivedWords(checkIns, byStatus.confirmed)}
          note={noShows > 0 ? texts.noShows(noShows) : ''}
        />
        <ShareFigure
          title={texts.revenue}
          words={net.join(' + ')}
          note={
            revenue.refundedMinor > 0
              ? texts.refunded(money(revenue.refundedMinor, revenue.currency))
              : ''
          }
        />
      </ul>
      <div className="event-panel__charts">
        {chart('registrations', String)}
        {groups.some(({ grossMinor }) => grossMinor > 0) ? (
          chart('grossMinor', (value) => money(value, revenue.currency))
        ) : (
          <p className="rostrum-empty">{texts.noMoney}</p>
        )}
      </div>
    </>
  )
}

type Title = { name: 'grossMinor' | 'registrations'; texts: EventTexts } & Pick<DayGroup, 'days'>

function chartTitle({ name, days, texts }: Title): string {
  if (name === 'registrations') return days === 1 ? texts.perDay : texts.perWeeks(days / 7)
  return days === 1 ? texts.revenuePerDay : texts.revenuePerWeeks(days / 7)
}
