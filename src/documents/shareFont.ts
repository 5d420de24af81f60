import type { Font, Glyph, GlyphRun } from 'fontkit'
import { LRUCache } from 'lru-cache'

/** Words whose shapes are kept: labels, places, days, first names come again in every document. */
const SHAPES_KEPT = 5000

/** Makes a parsed font safe and quick to share between documents, without changing what it draws. */
export function shareFont(font: Font): Font {
  keepCharacters(font)
  keepShapes(font)
  return font
}

/**
 * fontkit keeps one object per glyph, with the characters it first stood for; pdfkit writes those
 * characters into the document so that its text can be searched and read aloud. When the first document
 * drew "ğ", the "g" inside it was kept as standing for nothing, and every later document lost its g.
 * Here a glyph always stands for the characters asked for.
 */
function keepCharacters(font: Font): void {
  const getGlyph = font.getGlyph.bind(font)
  const variants = new Map<string, Glyph>()
  font.getGlyph = (id: number, codePoints: number[] = []) => {
    const glyph = getGlyph(id, codePoints)
    if (!glyph || equal(glyph.codePoints, codePoints)) return glyph
    const key = `${id}:${codePoints.join()}`
    let variant = variants.get(key)
    if (!variant) {
      variant = Object.assign(Object.create(glyph) as Glyph, {
        codePoints,
        isMark: codePoints.length > 0 && codePoints.every(isMark),
        isLigature: codePoints.length > 1,
      })
      variants.set(key, variant)
    }
    return variant
  }
}

/** Shaping is most of the work of a document, and pdfkit forgets it at the end of each. */
function keepShapes(font: Font): void {
  const layout = font.layout.bind(font)
  const shapes = new LRUCache<string, GlyphRun>({ max: SHAPES_KEPT })
  font.layout = (text, features, ...rest) => {
    if ((features && Object.keys(features).length > 0) || rest.length > 0) {
      return layout(text, features, ...rest)
    }
    let run = shapes.get(text)
    if (!run) {
      run = layout(text)
      shapes.set(text, run)
    }
    // pdfkit scales the positions in place, so each caller gets its own.
    const positions = run.positions.map((position) => ({ ...position }))
    return Object.create(run, { positions: { value: positions } }) as GlyphRun
  }
}

const isMark = (codePoint: number) => /^\p{M}$/u.test(String.fromCodePoint(codePoint))

const equal = (one: number[], other: number[]) =>
  one.length === other.length && one.every((codePoint, place) => codePoint === other[place])
