import { findLinks, type TextRange } from '@/lib/social/findLinks'
import { countBytes } from '@/lib/social/countPostText'

export type Facet = {
  index: { byteStart: number; byteEnd: number }
  features: ({ $type: string } & Record<string, string>)[]
}

const mention = /(?<=^|[\s(])@((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*)\b/giu
const tag = /(?<=^|\s)#(?!\d+\b)([\p{L}\p{N}_]{1,64})/gu

/** The handles a text mentions, without their @. Pure. */
export function findMentions(text: string): TextRange[] {
  return rangesOf(text, mention)
}

/**
 * What Bluesky needs to make links, tags and mentions of a text clickable: their offsets in UTF-8 bytes.
 * `accounts` gives the DID of each handle that exists; others stay plain text. Pure.
 */
export function makeFacets(text: string, accounts: ReadonlyMap<string, string>): Facet[] {
  const links = findLinks(text)
  const outside = ({ start }: TextRange) => !links.some((l) => start >= l.start && start < l.end)
  const lexicon = 'app.bsky.richtext.facet'
  const facets = [
    ...links.map((range) => ({ range, feature: { $type: `${lexicon}#link`, uri: range.text } })),
    ...rangesOf(text, tag)
      .filter(outside)
      .map((range) => ({ range, feature: { $type: `${lexicon}#tag`, tag: range.text } })),
    ...findMentions(text)
      .filter(outside)
      .flatMap((range) => {
        const did = accounts.get(range.text.toLowerCase())
        return did ? [{ range, feature: { $type: `${lexicon}#mention`, did } }] : []
      }),
  ]
  return facets
    .sort((a, b) => a.range.start - b.range.start)
    .map(({ range, feature }) => ({
      index: {
        byteStart: countBytes(text.slice(0, range.start)),
        byteEnd: countBytes(text.slice(0, range.end)),
      },
      features: [feature],
    }))
}

/** Ranges include the sign in front; their text does not. */
function rangesOf(text: string, pattern: RegExp): TextRange[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[1] as string,
  }))
}
