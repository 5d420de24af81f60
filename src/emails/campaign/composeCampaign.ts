import type { Liquid } from 'liquidjs'
import type { FieldProblem } from '@/errors'
import { escapeHtml } from '@/lib/escapeHtml'
import type { Locale } from '@/lib/i18n/locale'
import { singleLine } from '@/lib/singleLine'
import type { CampaignMessage, EventTags, MailImage } from './campaignMessage'
import { campaignTexts } from './campaignTexts'
import { checkTemplate } from './checkTemplate'
import { frameHtml } from './frameHtml'
import { makeLinkCollector } from './linkCollector'
import { makeMergeEngine } from './mergeEngine'
import { renderContent } from './renderContent'
import { joinPieces, splitTemplate } from './splitTemplate'

export type CampaignDraft = {
  campaign: string
  locale: Locale
  timezone: string
  from: { name: string; address: string }
  replyTo?: string
  subject: string
  preheader: string
  /** The editor's document. */
  content: unknown
  event: EventTags | null
  images: Record<string, MailImage>
  trackOpens: boolean
  trackClicks: boolean
  listId: string
}

export type Composed = {
  message: CampaignMessage
  /** What keeps it from being sent, by field; empty when nothing does. */
  problems: FieldProblem[]
  /** Tags that nothing stands behind, by name. */
  unknownTags: string[]
}

/**
 * What a campaign says, as templates that only lack the recipient, and everything that is wrong with it:
 * tags that do not exist, tags or conditions not closed, links that lead nowhere, nothing to say. A link to
 * unsubscribe is added to what has none. Pure.
 */
export function composeCampaign(draft: CampaignDraft): Composed {
  const { locale, timezone, from, content, images, trackClicks, trackOpens } = draft
  const engine = makeMergeEngine({ locale, timezone, escape: String })
  const links = makeLinkCollector({
    engine,
    trackClicks,
    eventUrl: draft.event?.url ?? null,
  })
  const problems: FieldProblem[] = []
  const unknownTags = new Set<string>()

  const check = (path: string, template: string) => {
    const found = checkTemplate({ engine, template, hasEvent: draft.event !== null })
    problems.push(...found.problems.map((message) => ({ path, message })))
    found.unknownTags.forEach((tag) => unknownTags.add(tag))
    return found.problems.length === 0
  }

  const subject = singleLine(draft.subject)
  if (subject === '') problems.push({ path: 'subject', message: 'A campaign needs a subject.' })
  check('subject', subject)
  const preheader = singleLine(draft.preheader)
  const preheaderFits = check('preheader', preheader)

  const body = renderBody()
  function renderBody() {
    try {
      const rendered = renderContent(content, { engine, links, images })
      if (rendered.text.trim() === '' && !rendered.html.includes('<img')) {
        problems.push({ path: 'content', message: 'There is nothing in it yet.' })
      }
      check('content', [rendered.text, ...links.links].join('\n'))
      return rendered
    } catch (error) {
      problems.push({ path: 'content', message: (error as Error).message })
      return { html: '', text: '' }
    }
  }

  const words = campaignTexts[locale]
  const sender = from.name || from.address
  const footer = { reason: words.reason(sender), unsubscribe: words.unsubscribe }
  const message: CampaignMessage = {
    campaign: draft.campaign,
    locale,
    timezone,
    from,
    replyTo: draft.replyTo,
    subject,
    html: frameHtml({
      locale,
      title: escapeLiterals(engine, problems.length === 0 ? subject : ''),
      preheader: preheaderFits ? escapeLiterals(engine, preheader) : '',
      sender: plain(sender),
      body: body.html,
      footer: plain(footer.reason),
      unsubscribe: links.unsubscribes() ? null : footer.unsubscribe,
      pixel: trackOpens,
    }),
    text: `${[
      body.text,
      ['-- ', withoutTags(sender), withoutTags(footer.reason)].join('\n'),
      ...(links.unsubscribes() ? [] : [`${footer.unsubscribe}:\n{{ unsubscribeUrl }}`]),
    ].join('\n\n')}\n`,
    links: links.links,
    event: draft.event,
    trackOpens,
    listId: draft.listId,
  }
  return { message, problems, unknownTags: [...unknownTags] }
}

function escapeLiterals(engine: Liquid, template: string): string {
  return joinPieces(
    splitTemplate(engine, template).map((piece) =>
      piece.kind === 'literal' ? { ...piece, text: escapeHtml(piece.text) } : piece,
    ),
  )
}

const plain = (text: string) => escapeHtml(withoutTags(singleLine(text)))

/** A name is printed as it is, never read as a template. */
const withoutTags = (text: string) => text.replace(/[{}]/g, '')
