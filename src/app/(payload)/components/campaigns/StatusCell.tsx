import type { DefaultServerCellComponentProps } from 'payload'
import { campaignStates, type CampaignState } from '@/lib/campaignStates'
import { languageOf } from '@/lib/localisedText'

const tones: Partial<Record<CampaignState, string>> = {
  failed: 'bad',
  paused: 'warning',
  scheduled: 'warning',
  sending: 'warning',
  sent: 'good',
}

/** The status of a campaign in the list, by word and colour. */
export function CampaignStatusCell({ cellData, i18n }: DefaultServerCellComponentProps) {
  const status = cellData as CampaignState
  const label = campaignStates.labels[status]
  const tone = tones[status]
  if (!label) return null
  return (
    <span className={`rostrum-badge${tone ? ` rostrum-badge--${tone}` : ''}`}>
      {label[languageOf(i18n.language)]}
    </span>
  )
}
