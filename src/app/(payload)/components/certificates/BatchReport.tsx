import { problemKinds } from '@/lib/certificates/preflightReport'
import type { Language } from '@/lib/localisedText'
import { certificateTexts } from './certificateTexts'
import type { ShownBatch } from './useBatch'

type Props = { batch: ShownBatch; language: Language }

const figures = ['issuable', 'alreadyIssued', 'leftOut', 'recipients'] as const

/** What was found before anything was printed: figures, who has what problem, and samples. */
export function BatchReport({ batch, language }: Props) {
  const texts = certificateTexts[language]
  const { id, preflight } = batch
  if (!preflight) return null
  const all = Object.values(preflight.problems).reduce((sum, count) => sum + count, 0)
  return (
    <>
      <h2>{batch.status === 'planned' ? texts.report : texts.reported}</h2>
      {preflight.recipients === 0 && <p>{texts.nobody}</p>}
      {preflight.recipients > 0 && preflight.recipients === preflight.alreadyIssued && (
        <p>{texts.nothingNew}</p>
      )}
      <ul className="rostrum-tiles">
        {figures.map((name) => (
          <li key={name}>
            <div className="rostrum-tile">
              <span className="rostrum-tile__title">{texts[name]}</span>
              <span className="rostrum-tile__value">{preflight[name]}</span>
            </div>
          </li>
        ))}
      </ul>
      {preflight.items.length > 0 && (
        <div className="certificates-problems">
          <table>
            <thead>
              <tr>
                <th scope="col">{texts.name}</th>
                <th scope="col">{texts.problem}</th>
              </tr>
            </thead>
            <tbody>
              {preflight.items.map((item) => (
                <tr key={item.registration}>
                  <td>
                    <a href={`/admin/collections/registrations/${item.registration}`}>
                      {item.name || texts.noName}
                    </a>
                  </td>
                  <td>
                    {item.kinds.map((kind) => (
                      <span
                        key={kind}
                        className={`rostrum-badge rostrum-badge--${kind === 'small' ? 'warning' : 'bad'}`}
                      >
                        {problemKinds[kind][language]}
                        {kind === 'missing_glyphs' && item.characters ? `: ${item.characters}` : ''}
                      </span>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {all > preflight.items.length && (
            <p className="rostrum-quiet">{texts.moreProblems(all - preflight.items.length)}</p>
          )}
        </div>
      )}
      {preflight.recipients > preflight.alreadyIssued && (
        <figure className="certificates-samples">
          <figcaption>
            <h2>{texts.samples}</h2>
            <p className="rostrum-quiet">{texts.samplesHint}</p>
          </figcaption>
          <a href={`/api/certificate-batches/${id}/contact-sheet`} target="_blank" rel="noreferrer">
            <img src={`/api/certificate-batches/${id}/contact-sheet`} alt={texts.samplesAlt} />
          </a>
        </figure>
      )}
    </>
  )
}
