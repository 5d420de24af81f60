import type { CampaignAddresses } from '@/emails/campaign/campaignMessage'
import { env, requireSecret } from '@/env'
import { findToken, makeToken } from '@/lib/signedToken'

type LinkPurpose = 'click' | 'open' | 'unsubscribe'

let kept: string | undefined
const token = (purpose: LinkPurpose, parts: string[]) =>
  makeToken({ secret: (kept ??= requireSecret()), purpose, parts })

/** The addresses in one person's mail. Each names the delivery, signed; none names where it leads. */
export function personalLinks(delivery: string, links: number): CampaignAddresses {
  return {
    unsubscribeUrl: `${env.publicUrl}/unsubscribe/${token('unsubscribe', [delivery])}`,
    openUrl: `${env.publicUrl}/track/open/${token('open', [delivery])}`,
    links: Array.from(
      { length: links },
      (_, at) => `${env.publicUrl}/track/click/${token('click', [delivery, String(at)])}`,
    ),
  }
}

/** What a token from such an address says, or null when it is not ours. */
export function findPersonalLink(
  purpose: LinkPurpose,
  given: string,
): { delivery: string; position: number } | null {
  const parts = findToken({ secret: (kept ??= requireSecret()), purpose, token: given })
  const [delivery, position = '0'] = parts ?? []
  return delivery ? { delivery, position: Number(position) } : null
}
