import type { CampaignMessage, CampaignRecipient } from './campaignMessage'
import { makeMergeEngine, text } from './mergeEngine'
import { mergeScope } from './mergeScope'

type Input = {
  message: Pick<CampaignMessage, 'event' | 'from' | 'locale' | 'timezone'>
  recipient: CampaignRecipient
  /** One of `CampaignMessage.links`: its tags are percent-encoded and never part of the host. */
  template: string
}

/** Where a link of a campaign leads for one person. Pure. */
export function fillLink({ message, recipient, template }: Input): string {
  if (!template.includes('{{')) return template
  const { locale, timezone } = message
  const engine = makeMergeEngine({ locale, timezone, escape: text })
  const addresses = { unsubscribeUrl: '', openUrl: '', links: [] }
  return String(engine.parseAndRenderSync(template, mergeScope({ message, recipient, addresses })))
}
