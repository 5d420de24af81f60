import type { Payload } from 'payload'
import { button, lexicalDocument, link, paragraph } from '@/testing/factories/lexical'
import { waitUntil } from '@/testing/waitUntil'

/** Contacts one statement writes. */
const slice = 10_000

const content = lexicalDocument(
  paragraph(
    'Merhaba {{ contact.givenName }}, bu sonbahar üç gün boyunca Haliç’te buluşuyoruz: altmış konuşma, on iki ' +
      'atölye ve uzun akşamlar. Kaydınızı erken yapmanızı öneririz, geçen yıl yerler iki günde doldu.',
  ),
  paragraph('Programın tamamı ', link('https://example.org/program', 'burada'), '.'),
  button('Kaydol', 'https://example.org/kayit'),
  paragraph('{{ contact.givenName }}, görüşmek üzere.'),
)

/** Lists of people, and campaigns to them, by the platform's own rules. Needs the Payload of `openPayload`. */
export async function openCampaignDesk(payload: Payload) {
  // Read the environment that openPayload has set by now.
  const { createLocalReq } = await import('payload')
  const { queryRows, sql } = await import('@/db/sql')
  const { addContacts } = await import('@/testing/factories/addContacts')
  const { sendNow } = await import('@/operations/campaigns/changeCampaign')

  const makeList = async (count: number) => {
    const { id: list } = await payload.create({
      collection: 'lists',
      data: { name: `${count} people`, kind: 'static', optIn: 'single', visibility: 'private' },
    })
    for (let from = 0; from < count; from += slice) {
      const prefix = `bench-${count}-${from}`
      await addContacts({ payload, prefix, count: Math.min(slice, count - from), locale: 'tr' })
      await queryRows(
        payload,
        sql`INSERT INTO subscriptions (id, contact_id, list_id, status, source, created_at, updated_at)
            SELECT gen_random_uuid(), id, ${list}, 'confirmed', 'staff', now(), now()
            FROM contacts WHERE email LIKE ${`${prefix}-%`}`,
      )
    }
    await queryRows(payload, sql`ANALYZE contacts, subscriptions`)
    return list
  }

  const start = async (list: string): Promise<string> => {
    const { id } = await payload.create({
      collection: 'campaigns',
      data: {
        name: 'Bench',
        subject: 'Merhaba {{ contact.givenName }}, sizi bekliyoruz',
        content,
        audience: { lists: [list] },
        locale: 'tr',
      } as never,
    })
    const req = await createLocalReq({}, payload)
    await sendNow({ req, campaign: id })
    return id
  }

  const isSent = async (campaign: string) => {
    const [row] = await queryRows<{ status: string }>(
      payload,
      sql`SELECT status FROM campaigns WHERE id = ${campaign}`,
    )
    return row?.status === 'sent'
  }

  return {
    makeList,
    start,
    waitUntilSent: (campaign: string, timeoutMs: number) =>
      waitUntil({ what: 'the campaign is sent', timeoutMs, holds: () => isSent(campaign) }),
    /** What the ledger says of each mail. */
    ledger: (campaign: string) =>
      queryRows<{ id: string; contact: string; state: string; reason: string | null }>(
        payload,
        sql`SELECT message_id AS id, contact_id AS contact, state, reason FROM deliveries
            WHERE kind = 'campaign' AND subject = ${campaign}`,
      ),
  }
}

export type CampaignDesk = Awaited<ReturnType<typeof openCampaignDesk>>
