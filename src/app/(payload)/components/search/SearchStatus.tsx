import type { SearchOutcome } from './findResults'
import type { SearchTexts } from './searchTexts'

type Props = {
  texts: SearchTexts
  words: string
  outcome: SearchOutcome | null
  count: number
  searchable: boolean
  busy: boolean
  retry: () => void
}

/** How the search stands, read out as it changes; only heard, not seen, where the results show it. */
export function SearchStatus({ outcome, count, busy, retry, texts, ...asked }: Props) {
  const kind = busy ? 'busy' : outcome?.kind
  return (
    <div className={count > 0 ? 'rostrum-for-listeners' : 'panel-search__status'}>
      <p role="status">{say({ outcome, count, busy, texts, ...asked })}</p>
      {(kind === 'failed' || kind === 'limited') && (
        <button type="button" className="rostrum-button" onClick={retry}>
          {texts.retry}
        </button>
      )}
      {kind === 'signedOut' && (
        <a className="rostrum-button" href="/admin/login">
          {texts.signIn}
        </a>
      )}
    </div>
  )
}

type Standing = Omit<Props, 'retry'>

function say({ outcome, count, busy, texts, words, searchable }: Standing): string {
  if (!searchable) return texts.hint
  if (busy || !outcome) return texts.searching
  switch (outcome.kind) {
    case 'found':
      return count > 0 ? texts.found(count) : texts.nothing(words)
    case 'limited':
      return texts.limited(outcome.seconds)
    case 'signedOut':
      return texts.signedOut
    case 'failed':
      return texts.failed
  }
}
