import type { Liquid } from 'liquidjs'
import { joinPieces, type Piece, splitTemplate } from './splitTemplate'

export type LinkTarget = {
  /** Liquid that prints the address. */
  template: string
}

type Options = {
  engine: Liquid
  trackClicks: boolean
  /** What `{{ event.url }}` stands for; null without an event. */
  eventUrl: string | null
}

/**
 * Turns the addresses of a campaign into what stands in its links. Web addresses are collected for counting
 * (when it is on) and replaced by the recipient's own redirect; a tag inside an address is percent-encoded
 * and can never be part of the host, so no data decides where a link leads.
 */
export function makeLinkCollector({ engine, trackClicks, eventUrl }: Options) {
  const links: string[] = []
  let unsubscribes = false

  /** @throws Error with a sentence for the author when the address cannot be used */
  const resolve = (url: string): LinkTarget => {
    const pieces = splitTemplate(engine, url.trim())
    const [only] = pieces
    const whole = pieces.length === 1 && only?.kind === 'output' ? only.expression : null
    if (whole === 'unsubscribeUrl') {
      unsubscribes = true
      return { template: '{{ unsubscribeUrl }}' }
    }
    if (whole === 'event.url') {
      if (!eventUrl) throw new Error('The {{ event.* }} tags need an event: choose one.')
      return trackClicks ? tracked(eventUrl) : { template: eventUrl }
    }
    assertAddress(pieces, url)
    const template = joinPieces(pieces.map(percentEncoded))
    return /^https?:/i.test(template) && trackClicks ? tracked(template) : { template }
  }

  const tracked = (template: string): LinkTarget => {
    const known = links.indexOf(template)
    const at = known >= 0 ? known : links.push(template) - 1
    return { template: `{{ system.links[${at}] }}` }
  }

  return { resolve, links, unsubscribes: () => unsubscribes }
}

function assertAddress(pieces: readonly Piece[], url: string): void {
  const [first] = pieces
  if (pieces.some((piece) => piece.kind === 'tag')) {
    throw new Error(`A link cannot hold conditions: ${url}`)
  }
  const start = first?.kind === 'literal' ? first.text : ''
  if (/^(mailto|tel):/i.test(start)) return
  // The host ends inside the first literal text: no tag has a part in it.
  const host = /^https?:\/\/[^/?#\s]+/i.exec(start)?.[0]
  const hostIsWhole = host && (pieces.length === 1 || /[/?#]/.test(start.slice(host.length)))
  const filled = pieces.map((piece) => (piece.kind === 'literal' ? piece.text : 'x')).join('')
  if (!hostIsWhole || !URL.canParse(filled) || /\s/.test(filled)) {
    throw new Error(
      `A link must begin with https:// or http:// and a whole host name, mailto: or tel:. This one does not: ${url}`,
    )
  }
}

const percentEncoded = (piece: Piece): Piece =>
  piece.kind === 'output' ? { ...piece, expression: `${piece.expression} | url_part` } : piece
