import type { Language } from '@/lib/localisedText'
import type { ReportPage } from './importApi'
import type { ImportTexts } from './importTexts'
import type { ReportQuery } from './useReport'

type Props = {
  report: ReportPage
  query: ReportQuery
  texts: ImportTexts
  language: Language
  onQuery: (query: ReportQuery) => void
}

/** Every problem by line, in pages, and the whole of it as a file. */
export function ReportTable({ report, query, texts, language, onQuery }: Props) {
  const { docs, page, totalPages } = report
  const { id } = report.import
  const levels = [
    ['all', texts.all],
    ['error', texts.errors],
  ] as const
  if (report.totalDocs === 0 && query.level === 'all') {
    return <p className="rostrum-card rostrum-empty">{texts.noProblems}</p>
  }
  return (
    <section className="rostrum-import__report" aria-label={texts.report}>
      <div className="rostrum-import__report-head">
        <h2>{texts.report}</h2>
        <div className="rostrum-links">
          {levels.map(([level, label]) => (
            <button
              key={level}
              type="button"
              className="rostrum-button"
              aria-pressed={query.level === level}
              onClick={() => onQuery({ page: 1, level })}
            >
              {label}
            </button>
          ))}
          <a
            className="rostrum-button"
            href={`/api/event-imports/${id}/report?format=csv`}
            download
          >
            {texts.download}
          </a>
        </div>
      </div>
      <table className="rostrum-table rostrum-table--stacked">
        <thead>
          <tr>
            <th scope="col">{texts.line}</th>
            <th scope="col">{texts.where}</th>
            <th scope="col">{texts.what}</th>
          </tr>
        </thead>
        <tbody>
          {docs.map(({ line, level, field, column, message }, index) => (
            <tr key={index}>
              <td data-label={texts.line}>{line}</td>
              <td data-label={texts.where}>{column ?? field ?? ''}</td>
              <td>
                <span
                  className={`rostrum-badge rostrum-badge--${level === 'error' ? 'bad' : 'warning'}`}
                >
                  {level === 'error' ? texts.error : texts.warning}
                </span>{' '}
                {message[language]}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {totalPages > 1 && (
        <nav className="rostrum-pages" aria-label={texts.report}>
          <button
            type="button"
            className="rostrum-button"
            disabled={page <= 1}
            onClick={() => onQuery({ ...query, page: page - 1 })}
          >
            {texts.newer}
          </button>
          <span>{texts.pageOf(page, totalPages)}</span>
          <button
            type="button"
            className="rostrum-button"
            disabled={page >= totalPages}
            onClick={() => onQuery({ ...query, page: page + 1 })}
          >
            {texts.older}
          </button>
        </nav>
      )}
    </section>
  )
}
