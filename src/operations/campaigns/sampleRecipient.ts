import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import type {
  CampaignAddresses,
  CampaignMessage,
  CampaignRecipient,
} from '@/emails/campaign/campaignMessage'
import { fillLink } from '@/emails/campaign/fillLink'
import { mergeTags } from '@/lib/mergeTags'
import { normaliseEmail } from '@/lib/normaliseEmail'

/** Stands where a real delivery would: its links work for nobody. */
export const noDelivery = '00000000-0000-7000-8000-000000000000'

/** The contact of an address (or of an id), or a made-up one where there is none. */
export async function sampleRecipient(
  req: PayloadRequest,
  emailOrId: string | null,
): Promise<CampaignRecipient> {
  const [known] = emailOrId
    ? await queryRows<Omit<CampaignRecipient, 'delivery'>>(
        req,
        sql`SELECT email, coalesce(given_name, '') AS "givenName",
              coalesce(family_name, '') AS "familyName", locale::text AS locale,
              coalesce(attributes, '{}'::jsonb) AS attributes
            FROM contacts
            WHERE (email_normalized = ${normaliseEmail(emailOrId)} OR id::text = ${emailOrId})
              AND deleted_at IS NULL`,
      )
    : []
  return {
    delivery: noDelivery,
    ...(known ?? {
      email: mergeTags['contact.email'].sample,
      givenName: mergeTags['contact.givenName'].sample,
      familyName: mergeTags['contact.familyName'].sample,
      locale: 'tr',
      attributes: {},
    }),
  }
}

type Test = { message: CampaignMessage; recipient: CampaignRecipient; publicUrl: string }

/** The links of a mail that is not counted: where they lead, without a detour. */
export function testAddresses({ message, recipient, publicUrl }: Test): CampaignAddresses {
  return {
    unsubscribeUrl: `${publicUrl}/unsubscribe/test`,
    openUrl: `${publicUrl}/track/open/test`,
    links: message.links.map((template) => fillLink({ message, recipient, template })),
  }
}
