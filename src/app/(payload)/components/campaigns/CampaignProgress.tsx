import type { Language } from '@/lib/localisedText'
import { campaignDeskTexts } from './campaignTexts'
import type { ShownCampaign } from './useCampaign'

/** How far a campaign on its way is, as a bar and in words. */
export function CampaignProgress({
  campaign,
  language,
}: {
  campaign: ShownCampaign
  language: Language
}) {
  const texts = campaignDeskTexts[language]
  const { status, planned, states } = campaign
  if (!['paused', 'sending'].includes(status)) return null
  const open = ['pending', 'claimed', 'handoff', 'retry'] as const
  const left = open.reduce((sum, state) => sum + (states[state] ?? 0), 0)
  if (planned === 0) return <p role="status">{texts.planning}</p>
  return (
    <div className="campaigns-progress" role="status">
      <progress
        max={planned}
        value={planned - left}
        aria-label={texts.progress(planned - left, planned)}
      />
      <span>{texts.progress(planned - left, planned)}</span>
    </div>
  )
}
