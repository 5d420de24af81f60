import { deflateSync } from 'node:zlib'
import type { Gradient, Ornament } from './ornaments'

type Form = { bytes: Buffer; resources: object }

const kept = new WeakMap<readonly Ornament[], Form>()

/**
 * Draws the background onto the current page as one form whose bytes are compressed once for all documents
 * that look alike: drawn anew, its thousands of curves would cost several times the rest of the page.
 */
export function drawOrnaments(doc: PDFKit.PDFDocument, ornaments: readonly Ornament[]): void {
  let form = kept.get(ornaments)
  if (!form) kept.set(ornaments, (form = makeForm(ornaments)))
  const { width, height } = doc.page
  const ref = doc.ref({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, width, height],
    Resources: form.resources,
    Filter: 'FlateDecode',
  })
  ref.end(form.bytes)
  const page = doc.page as unknown as { xobjects: Record<string, unknown> }
  page.xobjects.Ornaments = ref
  doc.addContent('/Ornaments Do')
}

function makeForm(ornaments: readonly Ornament[]): Form {
  const states: Record<string, object> = {}
  const shadings: Record<string, object> = {}
  const operators = ornaments.map((ornament, index) => {
    const { path, fill, stroke, opacity = 1, clip } = ornament
    const parts: string[] = []
    if (clip) parts.push(`${clip.x} ${clip.y} ${clip.width} ${clip.height} re W n`)
    if (opacity < 1) {
      states[`Gs${index}`] = { Type: 'ExtGState', ca: opacity, CA: opacity }
      parts.push(`/Gs${index} gs`)
    }
    const drawn = toOperators(path)
    if (typeof fill === 'string') parts.push(`${channels(fill).join(' ')} rg ${drawn} f`)
    else if (fill) {
      shadings[`Sh${index}`] = shading(fill)
      parts.push(`${drawn} W n /Sh${index} sh`)
    }
    if (stroke) parts.push(`${channels(stroke.color).join(' ')} RG ${stroke.width} w ${drawn} S`)
    return `q ${parts.join(' ')} Q`
  })
  return {
    bytes: deflateSync(Buffer.from(operators.join('\n'), 'latin1'), { level: 9 }),
    resources: { ExtGState: states, Shading: shadings },
  }
}

/** An SVG path of absolute M, L, C and Z as the operators of PDF, which come after their numbers. */
function toOperators(path: string): string {
  const names = { M: 'm', L: 'l', C: 'c', Z: 'h' } as const
  return path.replace(/([MLCZ])([^MLCZ]*)/g, (_all, command: keyof typeof names, rest: string) => {
    return `${rest} ${names[command]} `
  })
}

function shading({ from, to, x1, y1, x2, y2 }: Gradient): object {
  return {
    ShadingType: 2,
    ColorSpace: 'DeviceRGB',
    Coords: [x1, y1, x2, y2],
    Function: { FunctionType: 2, Domain: [0, 1], C0: channels(from), C1: channels(to), N: 1 },
    Extend: [true, true],
  }
}

/** `#rrggbb` as three shares of one. */
const channels = (color: string) =>
  [1, 3, 5].map((at) => Math.round((parseInt(color.slice(at, at + 2), 16) / 255) * 1000) / 1000)
