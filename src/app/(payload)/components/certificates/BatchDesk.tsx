'use client'

import { useState } from 'react'
import { batchStates } from '@/lib/certificates/batchStates'
import type { Language } from '@/lib/localisedText'
import { BatchReport } from './BatchReport'
import { callCertificates } from './certificateApi'
import { certificateTexts } from './certificateTexts'
import { useBatch, type ShownBatch } from './useBatch'
import './certificates.css'

type Props = { id: string; language: Language; mayIssue: boolean }
type Action = 'approve' | 'cancel' | 'pause' | 'resume' | 'retry'

/** What one can do with a batch in its state, the main thing first. */
function actionsOf({ status, preflight, progress }: ShownBatch): Action[] {
  if (status === 'planned') return preflight.issuable > 0 ? ['approve', 'cancel'] : ['cancel']
  if (status === 'approved' || status === 'running') return ['pause', 'cancel']
  if (status === 'paused') return ['resume', 'cancel']
  return status === 'completed' && progress.failed > 0 ? ['retry'] : []
}

/** The page of a batch, live. */
export function BatchDesk({ id, language, mayIssue }: Props) {
  const texts = certificateTexts[language]
  const { batch, refresh } = useBatch(id)
  const [asking, setAsking] = useState<Action | null>(null)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  if (!batch) return <p className="rostrum rostrum-quiet">{texts.working}</p>

  const act = async (action: Action) => {
    setBusy(true)
    setTrouble(null)
    const answer = await callCertificates(`/api/certificate-batches/${id}/${action}`, {})
    if ('trouble' in answer) setTrouble(answer.trouble ?? texts.offline)
    await refresh()
    setBusy(false)
    setAsking(null)
  }
  const { status, progress, preflight, sendMail } = batch
  const started = status !== 'planned' && status !== 'cancelled'
  const question =
    asking === 'approve' ? texts.approveAsk(preflight.issuable, sendMail) : texts.cancelAsk

  return (
    <section className="rostrum certificates-batch" aria-live="polite">
      <header>
        <span className="rostrum-badge">{batchStates.labels[status][language]}</span>
        {started && (
          <a href={`/admin/collections/certificates?where[batch][equals]=${id}`}>
            {texts.certificates}
          </a>
        )}
      </header>
      {started && progress.total > 0 && (
        <div className="certificates-progress">
          <progress max={progress.total} value={progress.done} aria-label={texts.generate} />
          <span>{texts.progress(progress.done, progress.total)}</span>
        </div>
      )}
      {progress.failed > 0 && (
        <p className="certificates-trouble">{texts.failed(progress.failed)}</p>
      )}
      {trouble && (
        <p className="certificates-trouble" role="alert">
          {trouble}
        </p>
      )}
      {mayIssue && asking === null && (
        <div className="certificates-actions">
          {actionsOf(batch).map((action, index) => (
            <button
              key={action}
              type="button"
              disabled={busy}
              className={`rostrum-button${index === 0 && action !== 'cancel' ? ' rostrum-button--first' : ''}`}
              onClick={() =>
                action === 'approve' || action === 'cancel' ? setAsking(action) : void act(action)
              }
            >
              {texts.actions[action]}
            </button>
          ))}
        </div>
      )}
      {asking !== null && (
        <div className="rostrum-card certificates-ask" role="group" aria-label={question}>
          <p>{question}</p>
          <div className="certificates-actions">
            <button
              type="button"
              disabled={busy}
              className="rostrum-button rostrum-button--first"
              onClick={() => void act(asking)}
            >
              {busy ? texts.working : texts.yes}
            </button>
            <button type="button" className="rostrum-button" onClick={() => setAsking(null)}>
              {texts.no}
            </button>
          </div>
        </div>
      )}
      <BatchReport batch={batch} language={language} />
    </section>
  )
}
