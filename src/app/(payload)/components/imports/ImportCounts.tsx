import type { Language } from '@/lib/localisedText'
import type { EventImport } from '@/payload-types'
import type { ImportTexts } from './importTexts'

type Props = { row: EventImport; texts: ImportTexts; language: Language }

const always = ['created', 'unchanged', 'refused', 'warnings'] as const
const ifAny = ['updated', 'kept', 'duplicates'] as const

/** What became, or would become, of the rows, as tiles. */
export function ImportCounts({ row, texts, language }: Props) {
  const shown = [...always, ...ifAny.filter((name) => row[name] > 0)]
  const format = new Intl.NumberFormat(language === 'tr' ? 'tr-TR' : 'en-GB')
  return (
    <ul className="rostrum-tiles">
      {shown.map((name) => (
        <li key={name}>
          <div className="rostrum-tile">
            <span className="rostrum-tile__title">
              {texts.counts[name][row.dryRun ? 'dry' : 'done']}
            </span>
            <span className="rostrum-tile__value">{format.format(row[name])}</span>
          </div>
        </li>
      ))}
    </ul>
  )
}
