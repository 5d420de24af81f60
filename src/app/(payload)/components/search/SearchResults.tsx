import { Link } from '@payloadcms/ui'
import { MarkedText } from './MarkedText'
import type { ResultGroup } from './groupResults'
import type { SearchTexts } from './searchTexts'

type Props = {
  groups: ResultGroup[]
  /** The one that Enter opens; -1 for none. */
  active: number
  idOf: (at: number) => string
  texts: SearchTexts
  onActive: (at: number) => void
}

/** The options of the list, by type; each is a link, so that it opens in a new tab as well. */
export function SearchResults({ groups, active, idOf, texts, onActive }: Props) {
  return groups.map(({ type, from, results }) => (
    <div key={type} role="group" aria-labelledby={`panel-search-${type}`}>
      <div id={`panel-search-${type}`} role="presentation" className="panel-search__type">
        {texts.types[type]}
      </div>
      {results.map(({ id, title, subtitle, highlights }, index) => (
        <Link
          key={id}
          id={idOf(from + index)}
          role="option"
          aria-selected={active === from + index}
          tabIndex={-1}
          prefetch={false}
          className="panel-search__option"
          href={`/admin/collections/${type}/${id}`}
          onMouseMove={() => onActive(from + index)}
        >
          <span className="panel-search__title">
            <MarkedText text={title} parts={highlights.title} />
          </span>
          <span className="panel-search__subtitle">
            <MarkedText text={subtitle} parts={highlights.subtitle} />
          </span>
        </Link>
      ))}
    </div>
  ))
}
