'use client'

import { useEffect, useState } from 'react'
import type { Language } from '@/lib/localisedText'
import { callCampaigns } from './campaignApi'
import { campaignDeskTexts } from './campaignTexts'
import './campaigns.css'

type Import = {
  id: string
  status: 'completed' | 'failed' | 'queued' | 'running'
  total: number
  done: number
  subscribed: number
  unchanged: number
  skipped: number
  failed: number
  report?: { line: number; code: string; message: string }[] | null
}

const pollMs = 1_000

/** Uploads a file of people into a list and shows what becomes of each line. */
export function ListImportDesk({ list, language }: { list: string; language: Language }) {
  const texts = campaignDeskTexts[language]
  const [file, setFile] = useState<File | null>(null)
  const [running, setRunning] = useState<Import | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const moving = running?.status === 'queued' || running?.status === 'running'
  const id = running?.id

  useEffect(() => {
    if (!moving || !id) return
    const timer = setInterval(() => {
      void callCampaigns<Import>(`/api/list-imports/${id}?depth=0`).then((answer) => {
        if ('done' in answer) setRunning(answer.done)
      })
    }, pollMs)
    return () => clearInterval(timer)
  }, [moving, id])

  const start = async () => {
    if (!file) return
    const form = new FormData()
    form.set('file', file)
    setTrouble(null)
    const answer = await callCampaigns<{ import: Import }>(`/api/lists/${list}/import`, form)
    if ('done' in answer) setRunning(answer.done.import)
    else setTrouble(answer.trouble ?? texts.offline)
  }
  return (
    <section className="rostrum rostrum-card campaigns-desk" aria-label={texts.importTitle}>
      <h2>{texts.importTitle}</h2>
      <p className="rostrum-quiet">{texts.importHint}</p>
      <div className="campaigns-filters">
        <label>
          {texts.importFile}
          <input
            type="file"
            accept=".csv,text/csv"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        </label>
        <button
          type="button"
          className="rostrum-button rostrum-button--first"
          disabled={!file || moving}
          onClick={() => void start()}
        >
          {moving ? texts.working : texts.importStart}
        </button>
      </div>
      {trouble && (
        <p className="campaigns-trouble" role="alert">
          {trouble}
        </p>
      )}
      {running && (
        <div className="campaigns-progress" role="status">
          <progress
            max={Math.max(1, running.total)}
            value={running.done}
            aria-label={texts.importTitle}
          />
          <span>
            {texts.importResult(
              running.subscribed,
              running.unchanged,
              running.skipped,
              running.failed,
            )}
          </span>
        </div>
      )}
      {running?.report && running.report.length > 0 && (
        <ul className="campaigns-reasons">
          {running.report.slice(0, 50).map(({ line, code, message }) => (
            <li key={`${line} ${code}`}>{`${texts.line} ${line}: ${message}`}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
