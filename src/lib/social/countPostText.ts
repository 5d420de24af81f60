import { findLinks } from '@/lib/social/findLinks'
import type { PlatformName, PostLimits } from '@/lib/social/platforms'

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
const remoteMention = /(?<![=/\w])@([a-z0-9_]+(?:[a-z0-9_.-]+[a-z0-9_]+)?)@[\w.-]+\w+/giu

/** What a reader sees as one character counts once: an emoji of five code points too. Pure. */
export function countGraphemes(text: string): number {
  let count = 0
  for (const _segment of segmenter.segment(text)) count += 1
  return count
}

export function countBytes(text: string): number {
  return new TextEncoder().encode(text).length
}

type Input = { platform: PlatformName; limits: Pick<PostLimits, 'perLink'>; text: string }

/**
 * How many characters a text counts as on its platform. Mastodon: graphemes, every link as 23, a mention
 * without its server. Bluesky: graphemes. Pure, and the same in the browser and on the server.
 */
export function countPostText({ platform, limits, text }: Input): number {
  if (platform === 'bluesky') return countGraphemes(text)
  let shortened = ''
  let from = 0
  for (const { start, end } of findLinks(text)) {
    shortened += withoutServers(text.slice(from, start)) + 'x'.repeat(limits.perLink)
    from = end
  }
  return countGraphemes(shortened + withoutServers(text.slice(from)))
}

const withoutServers = (text: string) => text.replace(remoteMention, '@$1')
