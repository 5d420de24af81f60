import type { ScanEntry } from '@/lib/checkIns/scanQueue'
import type { CheckInTexts } from './checkInTexts'

type Props = {
  entry: ScanEntry | undefined
  texts: CheckInTexts
  time: (iso: string) => string
  mayUndo: boolean
  onUndo: (entry: ScanEntry) => void
}

export type Tone = 'accepted' | 'checking' | 'ready' | 'refused' | 'undone' | 'waiting'

export function toneOf(entry: ScanEntry | undefined): Tone {
  if (!entry) return 'ready'
  if (entry.state === 'sending') return 'checking'
  if (entry.state === 'waiting' || entry.state === 'undone') return entry.state
  return entry.answer?.kind === 'accepted' ? 'accepted' : 'refused'
}

const marks: Record<Tone, string> = {
  ...{ accepted: '✓', refused: '✕', waiting: '…', checking: '…', ready: '◎', undone: '↩' },
}

/** The newest scan, readable from an arm's length: colour, sign and words each say the same. */
export function ScanResult({ entry, texts, time, mayUndo, onUndo }: Props) {
  const tone = toneOf(entry)
  const answer = entry?.answer
  const accepted = entry?.direction === 'out' ? texts.acceptedOut : texts.accepted
  const titles: Record<Tone, string> = {
    ...{ accepted, refused: texts.refused, waiting: texts.waiting, checking: texts.checking },
    ...{ ready: texts.ready, undone: texts.undone },
  }
  return (
    <section
      className={`checkin-result checkin-result--${tone}`}
      role="status"
      aria-live="assertive"
    >
      <span className="checkin-result__mark" aria-hidden="true">
        {marks[tone]}
      </span>
      <div className="checkin-result__words">
        <strong>{titles[tone]}</strong>
        {answer?.name && <span className="checkin-result__name">{answer.name}</span>}
        <span>{explain({ tone, entry, texts, time })}</span>
      </div>
      {tone === 'accepted' && mayUndo && entry && (
        <button type="button" className="checkin-result__undo" onClick={() => onUndo(entry)}>
          {texts.undo}
        </button>
      )}
    </section>
  )
}

type Explained = Pick<Props, 'entry' | 'texts' | 'time'> & { tone: Tone }

function explain({ tone, entry, texts, time }: Explained): string {
  if (tone === 'ready') return texts.readyHint
  if (tone === 'waiting') return texts.waitingHint
  const answer = entry?.answer
  if (!answer) return ''
  if (answer.kind === 'accepted') {
    return [answer.ticket, time(answer.at)].filter(Boolean).join(' · ')
  }
  if (answer.code === 'ALREADY_CHECKED_IN' && answer.at) {
    return texts.alreadyIn(time(answer.at), answer.gate ?? '')
  }
  return answer.code === 'NOT_FOUND' ? texts.unknown : answer.message
}
