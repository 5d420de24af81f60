import type { DefaultServerCellComponentProps } from 'payload'
import { campaignStates, type CampaignState } from '@/lib/campaignStates'
import { languageOf } from '@/lib/localisedText'
import { statusTone } from './statusTone'

/** The status of a campaign in the list, by word and colour. */
export function CampaignStatusCell({ cellData, i18n }: DefaultServerCellComponentProps) {
  const status = cellData as CampaignState
  const label = campaignStates.labels[status]
  if (!label) return null
  return (
    <span className={`rostrum-badge${statusTone(status)}`}>{label[languageOf(i18n.language)]}</span>
  )
}
