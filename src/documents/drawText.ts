import type { TextLayout } from './layoutText'
import { fontsOf } from './fonts'

type Drawing = {
  doc: PDFKit.PDFDocument
  layout: TextLayout
  /** Points from the left and top edge of the page to the corner of the box. */
  x: number
  y: number
  /** Width of the box; needed for `center` and `right`. */
  width?: number
  align?: 'left' | 'center' | 'right'
  color: string
}

/** Draws a laid-out text and returns the y below it. */
export function drawText({ doc, layout, ...placement }: Drawing): number {
  const { x, y, width = 0, align = 'left', color } = placement
  const { lines, size, lineHeight, tracking } = layout
  const metrics = fontsOf(layout.weight)[0]?.font ?? { ascent: 0, descent: 0, unitsPerEm: 1 }
  const above = (metrics.ascent / metrics.unitsPerEm) * size
  const below = (-metrics.descent / metrics.unitsPerEm) * size
  const toBaseline = (lineHeight - above - below) / 2 + above
  const share = { left: 0, center: 0.5, right: 1 }[align]

  doc.fillColor(color)
  lines.forEach((line, index) => {
    let left = x + (width - line.width) * share
    line.runs.forEach((run, place) => {
      // A space after each line keeps words apart for those who copy or listen to the text. It stands
      // to the right of the line, which is before the letters of a right-to-left run.
      const ending = index < lines.length - 1 && place === line.runs.length - 1 ? ' ' : ''
      const text = run.rightToLeft ? ending + run.text : run.text + ending
      doc.font(run.font.name, size).text(text, left, y + index * lineHeight + toBaseline, {
        lineBreak: false,
        baseline: 'alphabetic',
        characterSpacing: tracking * size,
        // Given features, pdfkit shapes the run in one piece instead of word by word.
        ...(run.rightToLeft ? { features: [] } : {}),
      })
      left += run.width
    })
  })
  return y + layout.height
}
