import { uuidv7 } from 'uuidv7'
import { queryRows, sql } from '@/db/sql'
import type { Campaign } from '@/payload-types'
import { addContacts } from '@/testing/factories/addContacts'
import { lexicalDocument, link, paragraph } from '@/testing/factories/lexical'
import { waitFor, type TestPlatform } from '@/testing/harness'

type Body = Record<string, unknown>

export type Answer = {
  doc: Campaign
  docs: { email: string; state: string; reason: string | null }[]
  totalDocs: number
  planned: number
  states: Record<string, number>
  opens: { human: number; machine: number }
  clicks: { human: number; machine: number }
  retried: number
  errors: { code: string; message: string; data: Record<string, unknown> }[]
} & Body

let made = 0

/** Marketing at work: lists of people, campaigns, and short ways to ask the API. */
export async function makeNewsroom(platform: TestPlatform) {
  const { payload } = platform
  const { token } = await platform.makeUser('marketing')

  const send = async (call: string, body?: unknown, as: string | null = token) => {
    const [method, path = ''] = call.split(' ')
    const response = await platform.request(path, { method, token: as ?? undefined, body })
    const text = await response.text()
    return { status: response.status, body: (text ? JSON.parse(text) : {}) as Answer }
  }

  /** A static list with so many subscribers, `<prefix>-0@example.org` and on. */
  const makeList = async (count: number, prefix = `reader${(made += 1)}`) => {
    const list = await payload.create({
      collection: 'lists',
      data: { name: `List ${prefix}`, kind: 'static', optIn: 'single', visibility: 'private' },
    })
    const contacts = await addContacts({ payload, count, prefix })
    await subscribe(list.id, contacts)
    return {
      list: list.id,
      contacts,
      emails: contacts.map((_, at) => `${prefix}-${at}@example.org`),
    }
  }

  const subscribe = (list: string, contacts: string[], status = 'confirmed') =>
    queryRows(
      payload,
      sql`INSERT INTO subscriptions (id, contact_id, list_id, status, source, created_at, updated_at)
          SELECT gen_random_uuid(), id::uuid, ${list}, ${status}::text::enum_subscriptions_status, 'staff',
                 now() - interval '1 hour', now() - interval '1 hour'
          FROM json_array_elements_text(${JSON.stringify(contacts)}::json) AS given(id)`,
    )

  const makeCampaign = async (lists: string[], data: Body = {}) => {
    const { body, status } = await send('POST /api/campaigns', {
      name: `Campaign ${uuidv7().slice(-8)}`,
      subject: 'Hello {{ contact.givenName }}',
      content: lexicalDocument(
        paragraph(
          'Dear {{ contact.givenName }}, ',
          link('https://example.org/news', 'read on'),
          '.',
        ),
      ),
      audience: { lists },
      locale: 'en',
      ...data,
    })
    if (status !== 201) throw new Error(`The campaign was not made: ${JSON.stringify(body)}`)
    return body.doc.id
  }

  /** The ledger, straight from the table. */
  const ledger = async (campaign: string) =>
    queryRows<{
      id: string
      email: string
      state: string
      reason: string | null
      message_id: string
    }>(
      payload,
      sql`SELECT d.id, c.email, d.state, d.reason, d.message_id FROM deliveries d
          JOIN contacts c ON c.id = d.contact_id
          WHERE d.kind = 'campaign' AND d.subject = ${campaign} ORDER BY c.email`,
    )

  const counts = async (campaign: string) => {
    const rows = await ledger(campaign)
    const states: Record<string, number> = {}
    for (const { state } of rows) states[state] = (states[state] ?? 0) + 1
    return states
  }

  const statusOf = async (campaign: string) => {
    const [row] = await queryRows<{ status: string }>(
      payload,
      sql`SELECT status FROM campaigns WHERE id = ${campaign}`,
    )
    return row?.status
  }

  const reaches = (campaign: string, status: string) =>
    waitFor(`the campaign is ${status}`, async () => (await statusOf(campaign)) === status)

  return { token, send, makeList, subscribe, makeCampaign, ledger, counts, statusOf, reaches }
}

export type Newsroom = Awaited<ReturnType<typeof makeNewsroom>>
