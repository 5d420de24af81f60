import { brandShapes } from '@/lib/brandIcon'

/** A drawing that comes with the platform, for elements without a picture of their own. */
type Art = {
  /** The part of the drawing that is shown: left, top, width, height. */
  view: readonly [number, number, number, number]
  path: string
  /** Width of the pen; without it the path is filled. */
  stroke?: number
}

/** The platform's mark, and a signature nobody wrote, which shows where the real one goes. */
export const builtInArt: Record<'logo' | 'signature', Art> = {
  logo: { view: [5, 8, 22, 20], path: `${brandShapes.desk}${brandShapes.foot}` },
  signature: {
    view: [4, 0, 144, 52],
    stroke: 1.7,
    path:
      'M6 38C16 30 29 10 33 6C37 3 36 12 30 24C25 35 21 46 25 46C31 46 38 29 43 26C47 24 42 37 46 37' +
      'C51 37 54 27 58 26C62 25 56 37 61 37C67 37 72 22 76 12C79 4 82 3 80 10C77 22 69 41 74 40' +
      'C80 39 86 27 91 27C96 27 86 38 92 38C99 38 104 27 109 27C113 27 106 37 112 37C121 37 131 30 145 22' +
      'M20 48C48 43 92 41 128 44',
  },
}

type Box = { x: number; y: number; width: number; height: number }

/** How a drawing is moved and scaled to stand in a box, at its left and bottom edge. Pure. */
export function fitArt(art: Art, box: Box): { x: number; y: number; scale: number } {
  const [left, top, width, height] = art.view
  const scale = Math.min(box.width / width, box.height / height)
  return { x: box.x - left * scale, y: box.y + box.height - (top + height) * scale, scale }
}
