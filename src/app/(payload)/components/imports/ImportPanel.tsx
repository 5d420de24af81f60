'use client'

import { useState } from 'react'
import type { Language } from '@/lib/localisedText'
import { ColumnTable } from './ColumnTable'
import { ImportCounts } from './ImportCounts'
import { importApi, type Trouble } from './importApi'
import { importTexts } from './importTexts'
import { ReportTable } from './ReportTable'
import { type ReportQuery, useReport } from './useReport'

type Failure = { message?: { en: string; tr: string } } | null

/** One import: how far it is, what becomes of its rows, what is wrong by line, and what to do next. */
export function ImportPanel({ id, language }: { id: string; language: Language }) {
  const texts = importTexts[language]
  const [query, setQuery] = useState<ReportQuery>({ page: 1, level: 'all' })
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [busy, setBusy] = useState(false)
  const { report, refresh } = useReport(id, query)
  if (!report) return <p className="rostrum-quiet">{texts.reading}</p>

  const row = report.import
  const moving = row.status === 'queued' || row.status === 'running'
  const fresh = row.created + row.updated
  const run = async (call: ReturnType<typeof importApi.start>) => {
    setBusy(true)
    const result = await call
    setTrouble('trouble' in result ? result.trouble : null)
    setQuery({ page: 1, level: 'all' })
    await refresh()
    setBusy(false)
  }
  const failure = row.failure as Failure
  return (
    <section className="rostrum-import__panel" aria-label={row.fileName}>
      <div role="status">
        <h2>{row.fileName}</h2>
        <p className="rostrum-quiet">{texts.headlines[row.status]}</p>
      </div>
      {(failure?.message ?? trouble) && (
        <p className="rostrum-import__trouble" role="alert">
          {failure?.message?.[language] ?? trouble?.message ?? texts.noAnswer}
        </p>
      )}
      {moving && (
        <div className="rostrum-import__progress">
          <progress
            aria-label={texts.headlines.running}
            value={row.total > 0 ? row.done : undefined}
            max={Math.max(1, row.total)}
          />
          <span>{row.total > 0 ? texts.progress(row.done, row.total) : texts.reading}</span>
        </div>
      )}
      <ImportCounts row={row} texts={texts} language={language} />
      <div className="rostrum-links">
        {row.status === 'checked' && fresh > 0 && (
          <button
            type="button"
            className="rostrum-button rostrum-button--first"
            disabled={busy}
            onClick={() => void run(importApi.start(id, { dryRun: false }))}
          >
            {texts.importNow(fresh)}
          </button>
        )}
        {row.status === 'failed' && row.done > 0 && (
          <button
            type="button"
            className="rostrum-button rostrum-button--first"
            disabled={busy}
            onClick={() => void run(importApi.start(id, { dryRun: row.dryRun }))}
          >
            {texts.goOn}
          </button>
        )}
        {moving && (
          <button
            type="button"
            className="rostrum-button"
            disabled={busy}
            onClick={() => void run(importApi.cancel(id))}
          >
            {texts.cancel}
          </button>
        )}
        {!row.dryRun && row.created > 0 && !moving && (
          <a className="rostrum-button rostrum-button--first" href={eventsOf(id)}>
            {texts.openEvents}
          </a>
        )}
        {!moving && (
          <a className="rostrum-button" href="/admin/import-events">
            {texts.another}
          </a>
        )}
      </div>
      {row.status === 'checked' && fresh === 0 && <p>{texts.nothingToDo}</p>}
      <ColumnTable
        key={String(row.updatedAt)}
        row={row}
        texts={texts}
        busy={busy}
        onCheck={(mapping) => void run(importApi.start(id, { dryRun: true, options: { mapping } }))}
      />
      {!moving && row.total > 0 && (
        <ReportTable
          report={report}
          query={query}
          texts={texts}
          language={language}
          onQuery={setQuery}
        />
      )}
    </section>
  )
}

const eventsOf = (id: string) =>
  `/admin/collections/events?where[or][0][and][0][eventImport][equals]=${id}&limit=50`
