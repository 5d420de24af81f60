import type { CampaignAddresses, CampaignMessage, CampaignRecipient } from './campaignMessage'

type Input = {
  message: Pick<CampaignMessage, 'event' | 'from'>
  recipient: CampaignRecipient
  addresses: CampaignAddresses
}

/** What the tags of a message see. `system` is for the layout; the check refuses it in what people write. */
export function mergeScope({ message, recipient, addresses }: Input): object {
  const { email, givenName, familyName, locale, attributes } = recipient
  return {
    contact: {
      email,
      givenName,
      familyName,
      fullName: `${givenName} ${familyName}`.trim(),
      locale,
      attributes,
    },
    event: message.event ?? {},
    sender: { name: message.from.name },
    unsubscribeUrl: addresses.unsubscribeUrl,
    system: { links: addresses.links, openUrl: addresses.openUrl },
  }
}
