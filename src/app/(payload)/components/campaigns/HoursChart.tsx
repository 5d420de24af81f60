import type { CampaignStats } from '@/operations/campaigns/readStats'
import type { CampaignTexts } from './campaignTexts'

const [width, height, top, foot] = [336, 140, 18, 22]
const least = 12

/** Opens and clicks by hour as bars, and as a table for those who listen. */
export function HoursChart({
  hours,
  texts,
}: Pick<CampaignStats, 'hours'> & { texts: CampaignTexts }) {
  if (hours.length === 0) return <p className="rostrum-empty">{texts.nothingYet}</p>
  const last = Math.max(least - 1, ...hours.map(({ hour }) => hour))
  const highest = Math.max(1, ...hours.map(({ opens, clicks }) => Math.max(opens, clicks)))
  const step = width / (last + 1)
  const tall = (count: number) =>
    count === 0 ? 0 : Math.max(2, ((height - top - foot) * count) / highest)
  const every = Math.ceil((last + 1) / 12)
  return (
    <figure className="campaigns-chart">
      <figcaption>{texts.hours}</figcaption>
      <svg className="rostrum-chart" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <line x1="0" x2={width} y1={height - foot} y2={height - foot} />
        {hours.map(({ hour, opens, clicks }) => (
          <g key={hour}>
            <rect
              x={step * (hour + 0.12)}
              y={height - foot - tall(opens)}
              width={step * 0.38}
              height={tall(opens)}
              rx="1"
            />
            <rect
              className="rostrum-chart__today"
              x={step * (hour + 0.52)}
              y={height - foot - tall(clicks)}
              width={step * 0.38}
              height={tall(clicks)}
              rx="1"
            />
          </g>
        ))}
        {Array.from({ length: last + 1 }, (_, hour) => hour)
          .filter((hour) => hour % every === 0)
          .map((hour) => (
            <text key={hour} x={step * (hour + 0.5)} y={height - 6}>
              {hour}
            </text>
          ))}
      </svg>
      <p className="campaigns-legend rostrum-quiet">
        <span className="campaigns-legend__opens" /> {texts.opens}{' '}
        <span className="campaigns-legend__clicks" /> {texts.clicks}
      </p>
      <table className="rostrum-for-listeners">
        <caption>{texts.hours}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.hour}</th>
            <th scope="col">{texts.opens}</th>
            <th scope="col">{texts.clicks}</th>
          </tr>
        </thead>
        <tbody>
          {hours.map(({ hour, opens, clicks }) => (
            <tr key={hour}>
              <th scope="row">{hour}</th>
              <td>{opens}</td>
              <td>{clicks}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
