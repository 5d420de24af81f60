import type { BackgroundStyle } from '@/lib/certificates/design'

/** A shape of the background: one path of absolute M, L, C and Z in points, filled or stroked. */
export type Ornament = {
  path: string
  fill?: string | Gradient
  stroke?: { color: string; width: number }
  opacity?: number
  /** Only what lies inside this rectangle is drawn. */
  clip?: Rectangle
}

export type Gradient = { from: string; to: string; x1: number; y1: number; x2: number; y2: number }

type Rectangle = { x: number; y: number; width: number; height: number }

type Input = {
  style: BackgroundStyle
  width: number
  height: number
  paper: string
  accent: string
  highlight: string
}

const kept = new Map<string, Ornament[]>()

/**
 * The drawn background of a certificate: paper, and in the styles `band` and `frame` the fine, woven lines
 * by which people know a document of value. Pure; kept per look, since a batch draws one again and again.
 */
export function ornamentsOf(input: Input): Ornament[] {
  const key = JSON.stringify(input)
  let found = kept.get(key)
  if (!found) {
    const { width, height, paper, style } = input
    const sheet = { path: rectangle({ x: 0, y: 0, width, height }), fill: paper }
    found = [sheet, ...(style === 'band' ? band(input) : style === 'frame' ? frame(input) : [])]
    if (kept.size > 50) kept.clear()
    kept.set(key, found)
  }
  return found
}

/** Share of a landscape page that the band takes. */
const bandShare = 0.272

/** A dark band with a woven rosette on the left, edged in the highlight, and its echo on the paper. */
function band({ width, height, accent, highlight }: Input): Ornament[] {
  const area = { x: 0, y: 0, width: Math.max(width, height) * bandShare, height }
  const fill = { from: accent, to: shade(accent, -0.42), x1: 0, y1: 0, x2: area.width, y2: height }
  const left = { x: 0, y: height * 0.47, clip: area }
  const right = {
    x: width,
    y: height,
    clip: { x: area.width, y: 0, width: width - area.width, height },
  }
  const white = { stroke: { color: '#ffffff', width: 0.4 }, opacity: 0.18 }
  const gold = { stroke: { color: highlight, width: 0.45 }, opacity: 0.6 }
  const echo = { stroke: { color: accent, width: 0.5 }, opacity: 0.11 }
  return [
    { path: rectangle(area), fill },
    ring({ ...left, radius: height * 0.5, depth: height * 0.07, petals: 40, ...white }),
    ring({ ...left, radius: height * 0.335, depth: height * 0.065, petals: 28, ...white }),
    ring({ ...left, radius: height * 0.2, depth: height * 0.045, petals: 20, ...gold }),
    ring({ ...left, radius: height * 0.095, depth: height * 0.04, petals: 12, ...white }),
    ring({ ...right, radius: height * 0.36, depth: height * 0.06, petals: 28, ...echo }),
    ring({ ...right, radius: height * 0.22, depth: height * 0.05, petals: 20, ...echo }),
    { path: rectangle({ x: area.width, y: 0, width: 2.4, height }), fill: highlight },
  ]
}

type Ring = Omit<Rosette, 'phase'> & Pick<Ornament, 'clip' | 'opacity' | 'stroke'>

const strands = 6

/** One woven ring: the same wave several times around a circle, each a little further on. */
function ring({ x, y, radius, depth, petals, ...style }: Ring): Ornament {
  const turns = Array.from({ length: strands }, (_, turn) => turn)
  const path = turns
    .map((turn) => {
      const phase = (turn * 2 * Math.PI) / petals / strands
      return rosette({ x, y, radius, depth, petals, phase })
    })
    .join('')
  return { path, ...style }
}

/** A woven border around the page between two fine lines. */
function frame({ width, height, accent, highlight }: Input): Ornament[] {
  const outer = 22
  const inner = 40
  const middle = (outer + inner) / 2
  const waves = [0, 1, 2, 3].map((turn) => ({
    path: border({ width, height, inset: middle, swing: (inner - outer) / 2 - 2, turn }),
    stroke: { color: turn % 2 ? highlight : accent, width: 0.5 },
    opacity: 0.75,
  }))
  const line = (inset: number, lineWidth: number) => ({
    path: rectangle({
      x: inset,
      y: inset,
      width: width - 2 * inset,
      height: height - 2 * inset,
    }),
    stroke: { color: accent, width: lineWidth },
  })
  return [...waves, line(outer, 1.1), line(inner, 0.6)]
}

type Rosette = {
  x: number
  y: number
  radius: number
  depth: number
  petals: number
  phase: number
}

/** A closed wave around a circle, two curves to a petal. */
function rosette({ x, y, radius, depth, petals, phase }: Rosette): string {
  const at = (angle: number) => radius + depth * Math.sin(petals * (angle + phase))
  const slope = (angle: number) => depth * petals * Math.cos(petals * (angle + phase))
  const point = (angle: number) => [
    x + at(angle) * Math.cos(angle),
    y + at(angle) * Math.sin(angle),
  ]
  const tangent = (angle: number) => [
    slope(angle) * Math.cos(angle) - at(angle) * Math.sin(angle),
    slope(angle) * Math.sin(angle) + at(angle) * Math.cos(angle),
  ]
  return hermite({ from: 0, to: 2 * Math.PI, steps: petals * 4, point, tangent, closed: true })
}

type Border = { width: number; height: number; inset: number; swing: number; turn: number }

/** A wave that runs along the four sides, each with whole waves so that the corners meet. */
function border({ width, height, inset, swing, turn }: Border): string {
  const phase = (turn * Math.PI) / 2
  const sides = [
    { x: inset, y: inset, dx: 1, dy: 0, length: width - 2 * inset },
    { x: width - inset, y: inset, dx: 0, dy: 1, length: height - 2 * inset },
    { x: width - inset, y: height - inset, dx: -1, dy: 0, length: width - 2 * inset },
    { x: inset, y: height - inset, dx: 0, dy: -1, length: height - 2 * inset },
  ]
  return sides
    .map(({ x, y, dx, dy, length }) => {
      const waves = Math.round(length / 17)
      const turnsPerPoint = (2 * Math.PI * waves) / length
      const point = (at: number) => {
        const side = swing * Math.sin(turnsPerPoint * at + phase)
        return [x + dx * at - dy * side, y + dy * at + dx * side]
      }
      const tangent = (at: number) => {
        const side = swing * turnsPerPoint * Math.cos(turnsPerPoint * at + phase)
        return [dx - dy * side, dy + dx * side]
      }
      return hermite({ from: 0, to: length, steps: waves * 4, point, tangent })
    })
    .join('')
}

type Curve = {
  from: number
  to: number
  steps: number
  point: (at: number) => number[]
  tangent: (at: number) => number[]
  closed?: boolean
}

/** A smooth curve as few cubic pieces: points and tangents are exact at each joint. */
function hermite({ from, to, steps, point, tangent, closed = false }: Curve): string {
  const step = (to - from) / steps
  const pair = ([x = 0, y = 0]: number[]) => `${x.toFixed(1)} ${y.toFixed(1)}`
  let path = `M${pair(point(from))}`
  for (let index = 0; index < steps; index += 1) {
    const [start, end] = [from + index * step, from + (index + 1) * step]
    const [a, b] = [point(start), point(end)]
    const [u, v] = [tangent(start), tangent(end)]
    const first = a.map((value, axis) => value + ((u[axis] ?? 0) * step) / 3)
    const second = b.map((value, axis) => value - ((v[axis] ?? 0) * step) / 3)
    path += `C${pair(first)} ${pair(second)} ${pair(b)}`
  }
  return closed ? `${path}Z` : path
}

const rectangle = ({ x, y, width, height }: Rectangle) =>
  [`M${x} ${y}`, `L${x + width} ${y}`, `L${x + width} ${y + height}`, `L${x} ${y + height}Z`].join(
    '',
  )

/** A colour nearer to black (below 0) or white (above). */
function shade(color: string, by: number): string {
  const channels = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16))
  const mixed = channels.map((value) =>
    Math.round(by < 0 ? value * (1 + by) : value + (255 - value) * by),
  )
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}
