/** A part of a text, by its UTF-16 offsets. */
export type TextRange = { start: number; end: number; text: string }

const web = /https?:\/\/[^\s<>"'\u0000-\u0020]+/giu

/** The web addresses in a text, without the punctuation that ends a sentence after one. Pure. */
export function findLinks(text: string): TextRange[] {
  const found: TextRange[] = []
  for (const match of text.matchAll(web)) {
    const link = withoutTail(match[0])
    if (!URL.canParse(link)) continue
    found.push({ start: match.index, end: match.index + link.length, text: link })
  }
  return found
}

/** A closing bracket belongs to the address only when it opens inside it. */
function withoutTail(link: string): string {
  let end = link.length
  for (;;) {
    const last = link[end - 1] as string
    const kept = link.slice(0, end)
    const opens = kept.split('(').length
    const closes = kept.split(')').length
    if (/[.,;:!?…*_~]/u.test(last) || (last === ')' && closes > opens)) end -= 1
    else return kept
  }
}
