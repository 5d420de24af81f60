import type { DayGroup } from '@/lib/groupDays'
import type { Language } from '@/lib/localisedText'
import type { EventTexts } from './eventTexts'

type Props = {
  title: string
  groups: DayGroup[]
  of: 'grossMinor' | 'registrations'
  print: (value: number) => string
  /** Head of the column in the table. */
  column: string
  language: Language
  texts: EventTexts
}

const [width, height, top, foot] = [336, 140, 18, 22]
/** More bars have no room for a number each: then only the highest tells its own. */
const numbered = 10
const labels = 6

/** Days as bars, and as a table for those who listen. */
export function DayChart({ title, groups, of, print, column, language, texts }: Props) {
  const tag = language === 'tr' ? 'tr-TR' : 'en-GB'
  const short = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const long = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' })
  const highest = Math.max(1, ...groups.map((group) => group[of]))
  const step = width / groups.length
  const every = Math.ceil(groups.length / labels)
  const telling = groups.findIndex((group) => group[of] === highest)
  const spanOf = ({ day, days }: DayGroup) =>
    days === 1
      ? long.format(new Date(day))
      : long.formatRange(new Date(day), new Date(Date.parse(day) + (days - 1) * 86_400_000))
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <svg className="rostrum-chart" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <line x1="0" x2={width} y1={height - foot} y2={height - foot} />
        {groups.map((group, index) => {
          const value = group[of]
          const tall = value === 0 ? 0 : Math.max(2, ((height - top - foot) * value) / highest)
          const middle = step * (index + 0.5)
          const told = of === 'registrations' && groups.length <= numbered
          return (
            <g key={group.day}>
              <rect
                className="rostrum-chart__today"
                x={middle - step * 0.3}
                y={height - foot - tall}
                width={step * 0.6}
                height={tall}
                rx="1.5"
              >
                <title>{`${spanOf(group)}: ${print(value)}`}</title>
              </rect>
              {(told ? value > 0 : index === telling) && (
                <text
                  className="rostrum-chart__count"
                  // A long amount over the first or last bar stays inside.
                  x={Math.min(Math.max(middle, 26), width - 26)}
                  y={height - foot - tall - 5}
                >
                  {print(value)}
                </text>
              )}
              {(groups.length - 1 - index) % every === 0 && (
                <text x={Math.min(Math.max(middle, 18), width - 18)} y={height - 6}>
                  {short.format(new Date(group.day))}
                </text>
              )}
            </g>
          )
        })}
      </svg>
      <table className="rostrum-for-listeners">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.day}</th>
            <th scope="col">{column}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.day}>
              <th scope="row">{spanOf(group)}</th>
              <td>{print(group[of])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
