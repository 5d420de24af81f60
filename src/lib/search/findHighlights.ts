import { foldText } from '@/lib/foldText'

/** Where it begins and where it ends, in UTF-16 units as `slice` takes them. */
export type Highlight = [from: number, to: number]

const beginsWord = /^[\p{L}\p{N}]$/u

/**
 * The parts of a text that the folded words stand in, in order and apart, so that a page can mark them;
 * words begin where words of the text begin, or else anywhere. Pure.
 */
export function findHighlights(text: string, words: readonly string[]): Highlight[] {
  const letters = foldLetters(text)
  const folded = letters.map(({ folded }) => folded).join('')
  const found: Highlight[] = []
  for (const word of words) {
    const places = placesOf(folded, word)
    const atStart = places.filter((place) => !beginsWord.test(folded[place - 1] ?? ''))
    for (const place of atStart.length > 0 ? atStart : places) {
      found.push(originOf(letters, { place, length: word.length }))
    }
  }
  return merge(found)
}

type Letter = { folded: string; from: number; to: number }

/** Each letter with its accents, folded on its own: folding may change how long a text is. */
function foldLetters(text: string): Letter[] {
  return [...text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)].map(([letter], index, all) => {
    const from = all[index]?.index ?? 0
    return { folded: foldText(letter) || ' ', from, to: from + letter.length }
  })
}

function placesOf(folded: string, word: string): number[] {
  const places: number[] = []
  if (!word) return places
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
    places.push(at)
  }
  return places
}

function originOf(letters: Letter[], { place, length }: { place: number; length: number }) {
  let at = 0
  const touched = letters.filter(({ folded }) => {
    const [from, to] = [at, at + folded.length]
    at = to
    return from < place + length && to > place
  })
  return [touched[0]?.from ?? 0, touched.at(-1)?.to ?? 0] satisfies Highlight
}

function merge(parts: Highlight[]): Highlight[] {
  const merged: Highlight[] = []
  for (const [from, to] of parts.toSorted(([a], [b]) => a - b)) {
    const last = merged.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return merged
}
