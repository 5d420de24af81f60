'use client'

import { useState } from 'react'
import { callCampaigns } from './campaignApi'
import type { CampaignTexts } from './campaignTexts'
import type { ShownCampaign } from './useCampaign'

type Props = {
  id: string
  campaign: ShownCampaign
  texts: CampaignTexts
  onRetried: () => Promise<void>
}

/** Tries mails again that were given up; those that may have arrived only after a question. */
export function RetryButtons({ id, campaign, texts, onRetried }: Props) {
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const { dead = 0, unknown = 0 } = campaign.states
  if (dead + unknown === 0) return null

  const retry = async (state: 'dead' | 'unknown') => {
    setBusy(true)
    const answer = await callCampaigns(`/api/campaigns/${id}/retry`, { states: [state] })
    setTrouble('trouble' in answer ? (answer.trouble ?? texts.offline) : null)
    await onRetried()
    setAsking(false)
    setBusy(false)
  }
  return (
    <>
      <div className="campaigns-actions">
        {dead > 0 && (
          <button
            type="button"
            className="rostrum-button"
            disabled={busy}
            onClick={() => void retry('dead')}
          >
            {texts.retryDead(dead)}
          </button>
        )}
        {unknown > 0 && (
          <button
            type="button"
            className="rostrum-button"
            disabled={busy}
            aria-expanded={asking}
            onClick={() => setAsking(true)}
          >
            {texts.retryUnknown(unknown)}
          </button>
        )}
      </div>
      {asking && (
        <div className="campaigns-ask" role="group" aria-label={texts.askUnknown}>
          <p>{texts.askUnknown}</p>
          <div className="campaigns-actions">
            <button
              type="button"
              autoFocus
              disabled={busy}
              className="rostrum-button rostrum-button--first"
              onClick={() => void retry('unknown')}
            >
              {busy ? texts.working : texts.yes.send}
            </button>
            <button type="button" className="rostrum-button" onClick={() => setAsking(false)}>
              {texts.no}
            </button>
          </div>
        </div>
      )}
      {trouble && (
        <p className="campaigns-trouble" role="alert">
          {trouble}
        </p>
      )}
    </>
  )
}
