'use client'

import { useState } from 'react'
import { campaignStates } from '@/lib/campaignStates'
import type { Language } from '@/lib/localisedText'
import { CampaignActions } from './CampaignActions'
import { CampaignPreview } from './CampaignPreview'
import { CampaignProgress } from './CampaignProgress'
import { campaignDeskTexts } from './campaignTexts'
import { RecipientsTable } from './RecipientsTable'
import { StatsPanel } from './StatsPanel'
import { statusTone } from './statusTone'
import { useCampaign } from './useCampaign'
import './campaigns.css'

type Props = {
  id: string
  language: Language
  maySend: boolean
  /** Of whoever looks: where test mails go first. */
  email: string
  scheduledAt: string | null
}

type Tab = 'preview' | 'recipients' | 'results'

/** A campaign at work: actions, progress, preview, results and recipients, live. */
export function CampaignDesk({ id, language, maySend, email, scheduledAt }: Props) {
  const texts = campaignDeskTexts[language]
  const { campaign, refresh } = useCampaign(id)
  const [chosen, setChosen] = useState<Tab | null>(null)
  if (!campaign) return <p className="rostrum rostrum-quiet">{texts.working}</p>
  const { status, planned } = campaign
  const begun = planned > 0
  // A draft is written below: its preview opens when it is asked for.
  const tab = chosen ?? (begun ? 'results' : null)
  const tabs: Tab[] = begun ? ['results', 'recipients', 'preview'] : ['preview']
  return (
    <section className="rostrum campaigns-desk rostrum-card" aria-label={texts.desk}>
      <header>
        <span className={`rostrum-badge${statusTone(status)}`}>
          {campaignStates.labels[status][language]}
        </span>
        {status === 'scheduled' && scheduledAt && (
          <span>
            {texts.scheduledFor}:{' '}
            <time dateTime={scheduledAt}>
              {new Date(scheduledAt).toLocaleString(language === 'tr' ? 'tr-TR' : 'en-GB', {
                dateStyle: 'long',
                timeStyle: 'short',
              })}
            </time>
          </span>
        )}
      </header>
      <CampaignProgress campaign={campaign} language={language} />
      {maySend && (
        <CampaignActions id={id} status={status} texts={texts} email={email} onDone={refresh} />
      )}
      <div className="campaigns-tabs" role="tablist">
        {tabs.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`campaigns-tab-${name}`}
            aria-selected={tab === name}
            aria-controls="campaigns-tab-panel"
            onClick={() => setChosen(chosen === name && !begun ? null : name)}
          >
            {texts.tabs[name]}
          </button>
        ))}
      </div>
      <div
        id="campaigns-tab-panel"
        role="tabpanel"
        aria-labelledby={`campaigns-tab-${tab ?? 'preview'}`}
        hidden={tab === null}
      >
        {tab === 'preview' && <CampaignPreview id={id} texts={texts} />}
        {tab === 'results' && <StatsPanel campaign={campaign} language={language} />}
        {tab === 'recipients' && (
          <RecipientsTable
            id={id}
            campaign={campaign}
            language={language}
            mayRetry={maySend && ['paused', 'sending', 'sent'].includes(status)}
            onRetried={refresh}
          />
        )}
      </div>
    </section>
  )
}
