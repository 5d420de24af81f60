import { escapeHtml } from '@/lib/escapeHtml'
import { singleLine } from '@/lib/singleLine'
import type { CampaignAddresses, CampaignMessage, CampaignRecipient } from './campaignMessage'
import { makeMergeEngine, text } from './mergeEngine'
import { mergeScope } from './mergeScope'

type Input = {
  message: CampaignMessage
  recipient: CampaignRecipient
  addresses: CampaignAddresses
}

/** What one person would read. The message must have passed `composeCampaign`'s check. */
export function previewCampaign({ message, recipient, addresses }: Input) {
  const { locale, timezone } = message
  const scope = mergeScope({ message, recipient, addresses })
  const fill = (template: string, escape: (value: unknown) => string) =>
    String(makeMergeEngine({ locale, timezone, escape }).parseAndRenderSync(template, scope))
  const line = (value: unknown) => singleLine(text(value))
  return {
    subject: singleLine(fill(message.subject, line)),
    html: fill(message.html, (value) => escapeHtml(line(value))),
    text: fill(message.text, line),
  }
}
