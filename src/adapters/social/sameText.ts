const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

/**
 * Whether a post's HTML says what we sent as plain text: white space, and the servers of mentions, which
 * Mastodon does not show, make no difference. Pure.
 */
export function sameText(html: string, text: string): boolean {
  const shown = html
    .replace(/<[^>]*>/g, '')
    .replace(/&#(x?)([\da-f]+);/gi, (_match, hex: string, code: string) =>
      String.fromCodePoint(Number.parseInt(code, hex ? 16 : 10)),
    )
    .replace(/&(\w+);/g, (match, name: string) => entities[name] ?? match)
  return comparable(shown) === comparable(text)
}

const comparable = (text: string) =>
  text
    .normalize('NFC')
    .replace(/@(\w[\w.-]*)@[\w.-]+/g, '@$1')
    .replace(/\s+/g, '')
