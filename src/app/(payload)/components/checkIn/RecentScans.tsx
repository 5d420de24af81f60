import type { ScanEntry } from '@/lib/checkIns/scanQueue'
import type { CheckInTexts } from './checkInTexts'
import { toneOf } from './ScanResult'

type Props = {
  entries: ScanEntry[]
  texts: CheckInTexts
  time: (iso: string) => string
  mayUndo: boolean
  onUndo: (entry: ScanEntry) => void
}

/** What came before the newest scan, with a way back. */
export function RecentScans({ entries, texts, time, mayUndo, onUndo }: Props) {
  if (entries.length === 0) return null
  return (
    <section className="checkin-recent" aria-label={texts.recent}>
      <h2>{texts.recent}</h2>
      <ul>
        {entries.map((entry) => {
          const tone = toneOf(entry)
          const shown = tone === 'checking' || tone === 'ready' ? 'waiting' : tone
          const state = shown === 'accepted' && entry.direction === 'out' ? 'acceptedOut' : shown
          return (
            <li key={entry.nonce}>
              <span className={`rostrum-dot rostrum-dot--${dots[shown]}`} aria-hidden="true" />
              <span>{entry.answer?.name ?? nameless(entry)}</span>
              <span className="rostrum-quiet">
                {texts.states[state]} · {time(entry.scannedAt)}
              </span>
              {shown === 'accepted' && mayUndo && (
                <button type="button" className="rostrum-button" onClick={() => onUndo(entry)}>
                  {texts.undo}
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

const dots = { accepted: 'good', refused: 'bad', waiting: 'warning', undone: 'plain' } as const

const nameless = ({ subject }: ScanEntry) =>
  'code' in subject && subject.code.length < 20 ? subject.code.toUpperCase() : '—'
