import { pageInPoints, pointsPerMm, type CertificateDesign } from '@/lib/certificates/design'
import type { DesignElement, TextElement } from '@/lib/certificates/design'
import type { CertificateSnapshot } from '@/lib/certificates/snapshot'
import {
  fillText,
  variablesIn,
  type CertificateValues,
  type CertificateVariable,
} from '@/lib/certificates/variables'
import type { Locale } from '@/lib/i18n/locale'
import { upperCase } from '@/lib/i18n/locale'
import { missingGlyphs } from '../fonts'
import type { TextLayout } from '../layoutText'
import { fitText } from './fitText'
import { ornamentsOf, type Ornament } from './ornaments'

/** What is wrong with a text, before it is printed. `small` is a remark, the others must not be printed. */
export type LayoutProblem = {
  kind: 'missing_glyphs' | 'overflow' | 'small'
  /** The variables in that text; none when the fault is the template's own. */
  variables: CertificateVariable[]
  /** The characters no font has. */
  characters?: string
  /** The size it shrank to, in points. */
  size?: number
}

/** Points, from the upper left corner. */
type Box = { x: number; y: number; width: number; height: number }

export type PlacedItem = Box &
  (
    | { kind: 'image'; image: string; alt: string }
    | { kind: 'line'; color: string }
    | { kind: 'logo' | 'signature'; color: string }
    | { kind: 'qr'; text: string; color: string; background: string; quiet: number }
    | {
        kind: 'text'
        layout: TextLayout
        align: TextElement['align']
        color: string
        heading: boolean
        /** The address of the verification page is a link. */
        link?: string
      }
  )

export type CertificateSheet = {
  width: number
  height: number
  ornaments: Ornament[]
  /** SHA-256 of a picture that fills the page, above the ornaments. */
  backdrop?: string
  items: PlacedItem[]
  problems: LayoutProblem[]
}

type Input = { design: CertificateDesign; snapshot: Pick<CertificateSnapshot, 'locale' | 'values'> }

/** A text below this share of its size is worth a look. */
const smallShare = 0.7

/**
 * Places everything a certificate shows. What draws it, as PDF or as a picture, decides nothing any more, so
 * both look the same. Pure.
 */
export function layoutCertificate({ design, snapshot }: Input): CertificateSheet {
  const [width, height] = pageInPoints(design.page)
  const problems: LayoutProblem[] = []
  const flow: Flow = { slack: 0 }
  const items = design.elements.flatMap((element): PlacedItem[] => {
    const placed = place({ element, ...snapshot, problems, flow })
    return placed ? [placed] : []
  })
  const { image: backdrop, ...look } = design.background
  return {
    width,
    height,
    ornaments: ornamentsOf({ ...look, width, height }),
    backdrop,
    items,
    problems,
  }
}

/** What the last text left free at its foot: the next one may follow. */
type Flow = { slack: number }

type Placing = {
  element: DesignElement
  locale: Locale
  values: CertificateValues
  problems: LayoutProblem[]
  flow: Flow
}

function place({ element, ...context }: Placing): PlacedItem | null {
  const box = inPoints(element)
  if (element.type === 'text') return placeText({ element, ...context, box })
  if (element.type === 'line') return { kind: 'line', color: element.color, ...box }
  if (element.type === 'qr') {
    const size = Math.min(box.width, box.height)
    // Four modules of the 37 or so that an address takes stay free on each side, as scanners ask for.
    const quiet = size * 0.09
    const { color, background } = element
    const text = context.values['certificate.verifyUrl']
    return { kind: 'qr', text, color, background, quiet, ...box, width: size, height: size }
  }
  if (element.image) return { kind: 'image', image: element.image, alt: '', ...box }
  const kind = element.type === 'signature' ? 'signature' : 'logo'
  return { kind, color: element.color, ...box }
}

function placeText(input: Placing & { element: TextElement; box: Box }): PlacedItem | null {
  const { element, locale, values, problems, flow } = input
  const box = element.follows ? { ...input.box, y: input.box.y - flow.slack } : input.box
  const source = element.text[locale] || element.text.en || element.text.tr
  const filled = fillText(source, values).trim()
  if (!filled) {
    if (element.follows) flow.slack += box.height
    return null
  }
  const text = element.letterCase === 'upper' ? upperCase(filled, locale) : filled
  const variables = variablesIn(source)
  const missing = missingGlyphs(text.normalize('NFC'), element.weight)
  if (missing.length > 0) {
    problems.push({ kind: 'missing_glyphs', variables, characters: missing.slice(0, 20).join('') })
  }
  const layout = fitText(element, text)
  if (layout.truncated) problems.push({ kind: 'overflow', variables })
  else if (layout.size < element.size * smallShare) {
    problems.push({ kind: 'small', variables, size: Math.round(layout.size * 10) / 10 })
  }
  const free = box.height - layout.height
  flow.slack =
    (element.follows ? flow.slack : 0) + (element.valign === 'top' ? Math.max(0, free) : 0)
  const top = { top: 0, middle: free / 2, bottom: free }[element.valign]
  const link = variables.includes('certificate.verifyUrl')
    ? values['certificate.verifyUrl']
    : undefined
  return {
    kind: 'text',
    layout,
    align: element.align,
    color: element.color,
    heading: variables.includes('recipient.name'),
    link,
    ...box,
    y: box.y + Math.max(0, top),
    height: layout.height,
  }
}

const inPoints = ({ x, y, width, height }: Box): Box => ({
  x: x * pointsPerMm,
  y: y * pointsPerMm,
  width: width * pointsPerMm,
  height: height * pointsPerMm,
})
