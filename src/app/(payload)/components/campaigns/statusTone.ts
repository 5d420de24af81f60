import type { CampaignState } from '@/lib/campaignStates'

const tones: Partial<Record<CampaignState, string>> = {
  failed: 'bad',
  paused: 'warning',
  scheduled: 'warning',
  sending: 'warning',
  sent: 'good',
}

/** What a badge of that status adds to its class. */
export function statusTone(status: CampaignState): string {
  const tone = tones[status]
  return tone ? ` rostrum-badge--${tone}` : ''
}
