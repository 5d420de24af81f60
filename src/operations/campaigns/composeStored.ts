import type { PayloadRequest } from 'payload'
import {
  composeCampaign,
  type CampaignDraft,
  type Composed,
} from '@/emails/campaign/composeCampaign'
import type { EventTags, MailImage } from '@/emails/campaign/campaignMessage'
import { env } from '@/env'
import { formatEventTime } from '@/lib/formatDate'
import { pickLocale, type Locale } from '@/lib/i18n/locale'
import { parseMailbox } from '@/lib/parseMailbox'
import type { Campaign, Event, Sender } from '@/payload-types'

/**
 * What a campaign says as it stands now, with everything that is wrong with it: its sender, event and
 * pictures are read here, the rest is `composeCampaign`. The campaign is given with depth 0.
 */
export async function composeStored(req: PayloadRequest, campaign: Campaign): Promise<Composed> {
  const [sender, event, images] = await Promise.all([
    read<Sender>({ req, collection: 'senders', relation: campaign.sender }),
    read<Event>({ req, collection: 'events', relation: campaign.event }),
    readImages(req, campaign.content),
  ])
  const locale = pickLocale(campaign.locale)
  const own = parseMailbox(env.mailFrom)
  const draft: CampaignDraft = {
    campaign: campaign.id,
    locale,
    timezone: event?.timezone ?? campaign.timezone ?? 'UTC',
    from: sender ? { name: sender.name, address: sender.email } : own,
    replyTo: sender?.replyTo || undefined,
    subject: campaign.subject ?? '',
    preheader: campaign.preheader ?? '',
    content: campaign.content,
    event: event ? eventTags(event, locale) : null,
    images,
    trackOpens: campaign.trackOpens !== false,
    trackClicks: campaign.trackClicks !== false,
    listId: `${campaign.id}.${new URL(env.publicUrl).hostname}`,
  }
  return composeCampaign(draft)
}

type Related = { req: PayloadRequest; collection: 'events' | 'senders'; relation: unknown }

/** The row a relation names, or null: gone, in the trash, or never chosen. */
async function read<Doc>({ req, collection, relation }: Related): Promise<Doc | null> {
  if (!relation) return null
  const id = typeof relation === 'object' && 'id' in relation ? relation.id : relation
  const found = await req.payload.findByID({
    collection,
    id: String(id),
    depth: 0,
    disableErrors: true,
    overrideAccess: true,
    req,
  })
  return found as Doc | null
}

function eventTags(event: Event, locale: Locale): EventTags {
  const { title, summary, startDate, endDate, timezone, location, organizer, slug, id } = event
  const time = formatEventTime({ startDate, endDate, timezone, locale })
  return {
    title,
    summary: summary ?? '',
    date: time.span,
    startDate,
    endDate,
    timezone,
    location: location ?? '',
    organizer: organizer ?? '',
    url: `${env.publicUrl}/events/${encodeURIComponent(slug ?? id)}`,
  }
}

/** Pictures in the content that anyone may fetch, by id. */
async function readImages(
  req: PayloadRequest,
  content: unknown,
): Promise<Record<string, MailImage>> {
  const ids = [...findUploads(content, 0)]
  if (ids.length === 0) return {}
  const { docs } = await req.payload.find({
    collection: 'media',
    where: { id: { in: ids }, visibility: { equals: 'public' } },
    depth: 0,
    pagination: false,
    overrideAccess: true,
    req,
  })
  return Object.fromEntries(
    docs
      .filter(({ url }) => url)
      .map(({ id, url, alt, width }) => [
        id,
        {
          src: new URL(url as string, env.publicUrl).href,
          alt: alt ?? '',
          width: width ?? undefined,
        },
      ]),
  )
}

const deepest = 40

function* findUploads(node: unknown, depth: number): Generator<string> {
  if (typeof node !== 'object' || node === null || depth > deepest) return
  const { type, value, children, root } = node as Record<string, unknown>
  if (type === 'upload') {
    yield String(typeof value === 'object' && value !== null && 'id' in value ? value.id : value)
  }
  if (root) yield* findUploads(root, depth + 1)
  if (Array.isArray(children)) for (const child of children) yield* findUploads(child, depth + 1)
}
