import type { Bidi } from 'bidi-js'
import { clustersOf, fontFor, fontsOf, type DocumentFont, type FontWeight } from './fonts'

/** A stretch of one line in one font and one direction. */
export type TextRun = {
  text: string
  font: DocumentFont
  rightToLeft: boolean
  /** Multiples of the font size, until the line is placed; then points. */
  width: number
  /** Grapheme clusters, for letter spacing. */
  characters: number
}

type Piece = { text: string; font: DocumentFont; level: number; characters: number }

const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
const RIGHT_TO_LEFT_LETTER =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u

/**
 * Splits one line into runs and puts them in the order in which they are drawn from left to right (the
 * Unicode bidirectional algorithm). pdfkit knows neither fallback fonts nor directions.
 */
export function makeRuns(input: { text: string; weight: FontWeight; bidi: Bidi }): TextRun[] {
  const { text, weight, bidi } = input
  const levels = RIGHT_TO_LEFT.test(text) ? bidi.getEmbeddingLevels(text) : null
  const mirrored = levels ? bidi.getMirroredCharactersMap(text, levels.levels) : null
  const primary = fontsOf(weight)[0] as DocumentFont

  const found: Piece[] = []
  let at = 0
  for (const cluster of clustersOf(text)) {
    const last = found.at(-1)
    const level = levels?.levels[at] ?? 0
    // Spaces and punctuation stay with the font before them, so that runs are not torn apart.
    const stays =
      last && !LETTER_OR_DIGIT.test(cluster) && fontFor({ cluster, weight, preferred: last.font })
    const font = stays || fontFor({ cluster, weight }) || primary
    const drawn = mirrored?.get(at) ?? cluster
    if (last && last.font === font && last.level === level) {
      last.text += drawn
      last.characters += 1
    } else {
      found.push({ text: drawn, font, level, characters: 1 })
    }
    at += cluster.length
  }
  return reorder(found).map(({ text: logical, font, level, characters }) => {
    const rightToLeft = level % 2 === 1
    const shaped = rightToLeft && RIGHT_TO_LEFT_LETTER.test(logical)
    // The shaper turns right-to-left letters round by itself; punctuation alone it leaves.
    const drawn = rightToLeft && !shaped ? clustersOf(logical).reverse().join('') : logical
    return {
      text: drawn,
      font,
      rightToLeft: shaped,
      width: measure({ text: drawn, font: font.font, whole: shaped }),
      characters,
    }
  })
}

/** Rule L2: from the highest level down to the lowest odd one, reverse what is at that level or above. */
function reorder(found: Piece[]): Piece[] {
  const order = [...found]
  for (let level = Math.max(0, ...found.map((piece) => piece.level)); level > 0; level -= 1) {
    for (let start = 0; start < order.length; start += 1) {
      let end = start
      while ((order[end]?.level ?? 0) >= level) end += 1
      if (end > start) order.splice(start, end - start, ...order.slice(start, end).reverse())
      start = end
    }
  }
  return order
}

type Measuring = { text: string; font: DocumentFont['font']; whole: boolean }

/** Measured as pdfkit draws: word by word with the space after it, right-to-left runs in one piece. */
function measure({ text, font, whole }: Measuring): number {
  const parts = whole ? [text] : (text.match(/[^ ]* |[^ ]+$/g) ?? [])
  return parts.reduce((sum, part) => sum + font.layout(part).advanceWidth / font.unitsPerEm, 0)
}
