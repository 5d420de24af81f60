import type { LocalisedText } from '@/lib/localisedText'

/** How a certificate looks, apart from what it says about one person. Lengths in millimetres, sizes in points. */
export type CertificateDesign = {
  /** What the document is called: shown on the verification page. */
  title: LocalisedText
  page: { size: PageSize; orientation: 'landscape' | 'portrait' }
  background: {
    style: BackgroundStyle
    paper: string
    accent: string
    highlight: string
    /** SHA-256 of a picture that fills the page. */
    image?: string
  }
  elements: DesignElement[]
}

export const pageSizes = { A4: [210, 297], A5: [148, 210], letter: [215.9, 279.4] } as const
export type PageSize = keyof typeof pageSizes

export const backgroundStyles = ['plain', 'band', 'frame'] as const
export type BackgroundStyle = (typeof backgroundStyles)[number]

export const elementTypes = ['text', 'image', 'qr', 'signature', 'line'] as const
export type ElementType = (typeof elementTypes)[number]

export const designWeights = ['light', 'regular', 'semibold', 'bold'] as const
export type DesignWeight = (typeof designWeights)[number]

type Box = { x: number; y: number; width: number; height: number }

export type TextElement = Box & {
  type: 'text'
  text: LocalisedText
  weight: DesignWeight
  size: number
  minSize: number
  maxLines: number
  /** Whether a long text first becomes smaller on one line, or first takes another line. */
  fit: 'shrink' | 'wrap'
  align: 'center' | 'left' | 'right'
  valign: 'bottom' | 'middle' | 'top'
  /** Moves up to what the text element before it really took, so that a short text leaves no hole. */
  follows: boolean
  color: string
  tracking: number
  letterCase: 'none' | 'upper'
}

export type ImageElement = Box & {
  type: 'image' | 'signature'
  /** SHA-256 of the picture; without it, the drawing that comes with the platform. */
  image?: string
  color: string
}

export type QrElement = Box & { type: 'qr'; color: string; background: string }

export type LineElement = Box & { type: 'line'; color: string }

export type DesignElement = ImageElement | LineElement | QrElement | TextElement

/** Points in a millimetre. */
export const pointsPerMm = 72 / 25.4

/** Width and height of a page in points. Pure. */
export function pageInPoints({ size, orientation }: CertificateDesign['page']): [number, number] {
  const [short, long] = pageSizes[size].map((mm) => mm * pointsPerMm) as [number, number]
  return orientation === 'landscape' ? [long, short] : [short, long]
}
