'use client'

import type { Language } from '@/lib/localisedText'
import { dashboardTexts } from './dashboardTexts'
import { RunningBatches } from './RunningBatches'
import { RunningCampaigns } from './RunningCampaigns'
import { useRunning, type RunningWork as Work } from './useRunning'

type Props = { work: Work; language: Language; mayWrite: boolean; mayIssue: boolean }

/** What is under way, live, as far as the person may see it. */
export function RunningWork({ work, language, mayWrite, mayIssue }: Props) {
  const texts = dashboardTexts[language]
  const { campaigns, batches } = useRunning(work)
  if (!campaigns && !batches) return null
  return (
    <div className="rostrum-pair">
      {campaigns && (
        <RunningCampaigns
          campaigns={campaigns}
          language={language}
          texts={texts}
          mayWrite={mayWrite}
        />
      )}
      {batches && (
        <RunningBatches batches={batches} language={language} texts={texts} mayIssue={mayIssue} />
      )}
    </div>
  )
}
