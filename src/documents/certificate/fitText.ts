import { LRUCache } from 'lru-cache'
import type { TextElement } from '@/lib/certificates/design'
import { pointsPerMm } from '@/lib/certificates/design'
import { layoutText, type TextLayout } from '../layoutText'

const leading = 1.22

/** Titles, labels and hints come again on every certificate of a batch. */
const kept = new LRUCache<string, TextLayout>({ max: 1_000 })

/**
 * Lays a text out inside the box of its element: as large as it may be, smaller or on more lines as far as
 * the element allows, and never outside. `truncated` says that even so it did not fit. Pure.
 */
export function fitText(element: TextElement, text: string): TextLayout {
  const { weight, size, minSize, maxLines, fit, tracking, width, height } = element
  const key = JSON.stringify([weight, size, minSize, maxLines, fit, tracking, width, height, text])
  const known = kept.get(key)
  if (known) return known
  const box = { width: width * pointsPerMm, height: height * pointsPerMm }
  const layout = findLayout({ element, text, box })
  kept.set(key, layout)
  return layout
}

type Input = { element: TextElement; text: string; box: { width: number; height: number } }

/** A name should rather stand on one line a little smaller than on two at once. */
const stepsBeforeNextLine = 0.6

function findLayout({ element, text, box }: Input): TextLayout {
  const { weight, size, maxLines, tracking } = element
  const minSize = Math.min(element.minSize, size)
  const style = { text, weight, width: box.width, leading, tracking }
  const lineCounts = element.fit === 'shrink' ? countUp(maxLines) : [maxLines]
  for (const lines of lineCounts) {
    const last = lines === maxLines
    const floor = last ? minSize : Math.max(minSize, size * stepsBeforeNextLine)
    for (let trial = size; ; trial = Math.max(floor, trial * 0.96)) {
      const layout = layoutText({ ...style, size: trial, maxLines: lines, balanced: lines > 1 })
      // Rounding of a box given in whole millimetres is no reason to shrink.
      if (!layout.truncated && layout.height <= box.height + 1) return layout
      if (trial <= floor) break
    }
  }
  const room = Math.max(1, Math.floor((box.height + 1) / (minSize * leading)))
  return {
    ...layoutText({ ...style, size: minSize, maxLines: Math.min(maxLines, room) }),
    truncated: true,
  }
}

const countUp = (to: number) => Array.from({ length: to }, (_, index) => index + 1)
