'use client'

import { useEffect, useState } from 'react'
import type { CampaignPreview as Preview } from '@/operations/campaigns/previewStored'
import { callCampaigns } from './campaignApi'
import type { CampaignTexts } from './campaignTexts'

/** What one person would read. The mail stands in a frame without scripts, away from the panel. */
export function CampaignPreview({ id, texts }: { id: string; texts: CampaignTexts }) {
  const [asked, setAsked] = useState('')
  const [contact, setContact] = useState('')
  const [preview, setPreview] = useState<Preview | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [plain, setPlain] = useState(false)

  useEffect(() => {
    let current = true
    const path = `/api/campaigns/${id}/preview?contact=${encodeURIComponent(contact)}`
    void callCampaigns<Preview>(path).then((answer) => {
      if (!current) return
      setPreview('done' in answer ? answer.done : null)
      setTrouble('trouble' in answer ? (answer.trouble ?? texts.offline) : null)
    })
    return () => {
      current = false
    }
  }, [id, contact, texts])

  return (
    <div className="campaigns-preview">
      <p className="rostrum-quiet">{texts.asSaved}</p>
      <div className="campaigns-filters">
        <label>
          {texts.previewAs}
          <input
            type="email"
            value={asked}
            placeholder={preview?.recipient}
            onChange={(event) => setAsked(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              setContact(asked)
            }}
          />
        </label>
        <button type="button" className="rostrum-button" onClick={() => setContact(asked)}>
          {texts.show}
        </button>
        <button
          type="button"
          className="rostrum-button"
          aria-pressed={plain}
          onClick={() => setPlain(!plain)}
        >
          {plain ? texts.html : texts.text}
        </button>
      </div>
      {trouble && (
        <p className="campaigns-trouble" role="alert">
          {trouble}
        </p>
      )}
      {preview && preview.problems.length > 0 && (
        <div className="campaigns-trouble" role="alert">
          <p>{texts.problems}</p>
          <ul>
            {preview.problems.map(({ path, message }) => (
              <li key={`${path} ${message}`}>{message}</li>
            ))}
          </ul>
        </div>
      )}
      {preview && preview.problems.length === 0 && (
        <>
          <dl>
            <dt>{texts.subject}</dt>
            <dd>{preview.subject}</dd>
            <dt>{texts.from}</dt>
            <dd>{`${preview.from.name} <${preview.from.address}>`}</dd>
          </dl>
          {plain ? (
            <pre>{preview.text}</pre>
          ) : (
            <iframe sandbox="" srcDoc={preview.html} title={preview.subject} />
          )}
        </>
      )}
    </div>
  )
}
