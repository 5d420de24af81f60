import type { Language } from '@/lib/localisedText'
import type { DashboardTexts } from './dashboardTexts'

type Props = {
  days: Date[]
  counts: number[]
  timezone: string
  language: Language
  texts: DashboardTexts
}

const [width, height, top, foot] = [336, 140, 18, 22]

/** Registrations of the last days as bars, and as a table for those who listen. */
export function RegistrationChart({ days, counts, timezone, language, texts }: Props) {
  const tag = language === 'tr' ? 'tr-TR' : 'en-GB'
  const short = new Intl.DateTimeFormat(tag, { weekday: 'short', timeZone: timezone })
  const long = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: timezone })
  const highest = Math.max(1, ...counts)
  const step = width / days.length
  const room = height - top - foot
  return (
    <section className="rostrum-card" aria-label={texts.registrationsWeek}>
      <h2>{texts.registrationsWeek}</h2>
      <svg className="rostrum-chart" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <line x1="0" x2={width} y1={height - foot} y2={height - foot} />
        {counts.map((count, index) => {
          const tall = count === 0 ? 0 : Math.max(2, (room * count) / highest)
          const middle = step * (index + 0.5)
          return (
            <g key={days[index]?.toISOString()}>
              <rect
                className={index === counts.length - 1 ? 'rostrum-chart__today' : undefined}
                x={middle - step * 0.3}
                y={height - foot - tall}
                width={step * 0.6}
                height={tall}
                rx="2"
              />
              <text className="rostrum-chart__count" x={middle} y={height - foot - tall - 5}>
                {count}
              </text>
              <text x={middle} y={height - 6}>
                {short.format(days[index])}
              </text>
            </g>
          )
        })}
      </svg>
      <table className="rostrum-for-listeners">
        <caption>{texts.registrationsWeek}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.day}</th>
            <th scope="col">{texts.registrations}</th>
          </tr>
        </thead>
        <tbody>
          {counts.map((count, index) => (
            <tr key={days[index]?.toISOString()}>
              <th scope="row">{long.format(days[index])}</th>
              <td>{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
