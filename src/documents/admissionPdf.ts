import { fullName, type AttendeeFacts, type EventFacts } from '@/lib/eventFacts'
import { formatEventTime } from '@/lib/formatDate'
import { upperCase, type Locale } from '@/lib/i18n/locale'
import { textsFor } from '@/lib/i18n/textsFor'
import { drawText } from './drawText'
import { layoutText, type TextLayout, type TextStyle } from './layoutText'
import { makeDocument } from './makeDocument'
import { drawQrCode } from './qrCode'

export type AdmissionPdfData = {
  /** The language of the person it is for. */
  locale: Locale
  event: EventFacts
  attendee: AttendeeFacts
  /** What the QR code holds: the admission token. */
  qr: string
  /** Name of the ticket type, where the event has more than one. */
  ticketType?: string
  /** The organiser's own terms instead of the standard sentence. */
  terms?: string
  /** ISO 8601: when this admission came to be. Equal input gives equal bytes. */
  issuedAt: string
}

const A5 = [419.53, 595.28] as const
const MARGIN = 32
const WIDTH = A5[0] - 2 * MARGIN
const GAP = 22
const COLUMN = (WIDTH - GAP) / 2
const QR = 176

const color = {
  band: '#1e1b4b',
  onBand: '#ffffff',
  onBandQuiet: '#c7d2fe',
  ink: '#14132b',
  quiet: '#5b5b73',
  line: '#c9c9d6',
  link: '#3730a3',
}

type Doc = PDFKit.PDFDocument
type Block = { layout: TextLayout; color: string; gap?: number; link?: string }

/**
 * The admission of one person on one A5 page: who, to what, when, where, and the code for the door.
 * Whatever the length of the texts, they wrap, shrink and at last are cut: nothing leaves its place.
 * Safe to repeat: equal data gives equal bytes.
 */
export async function admissionPdf(data: AdmissionPdfData): Promise<Buffer> {
  const { locale, event, issuedAt } = data
  const texts = textsFor(locale).admission
  const { doc, finish } = makeDocument({
    size: A5,
    title: texts.documentTitle(event.title),
    author: event.organizer ?? 'Rostrum',
    language: locale,
    createdAt: issuedAt,
  })
  const root = doc.struct('Document')
  doc.addStructure(root)
  const tag = (type: string, draw: () => void, options = {}) =>
    root.add(doc.struct(type, options, draw))
  const decorate = (draw: () => void) => {
    doc.markContent('Artifact', { type: 'Layout' })
    draw()
    doc.endMarkedContent()
  }

  const below = drawBand({ doc, data, tag, decorate })
  const facts = [timeBlocks(data), placeBlocks(data)] as const
  const factsTop = below + 20
  const bottoms = facts.map((blocks, column) => {
    const x = MARGIN + column * (COLUMN + GAP)
    return drawBlocks({ doc, blocks, x, y: factsTop, tag })
  })

  const tear = Math.max(...bottoms) + 20
  decorate(() => drawTear(doc, tear))

  const foot = [
    block({ text: texts.hint, width: WIDTH, weight: 'bold', size: 8.5, minSize: 7, maxLines: 1 }),
    block({
      text: data.terms ?? texts.terms,
      width: WIDTH,
      weight: 'regular',
      size: 7.5,
      minSize: 6,
      maxLines: 4,
      leading: 1.35,
      color: color.quiet,
      gap: 3,
    }),
  ]
  const footTop = A5[1] - MARGIN + 4 - heightOf(foot)
  const top = tear + Math.max(24, (footTop - tear - QR) / 2)
  drawBlocks({ doc, blocks: personBlocks(data), x: MARGIN, y: top, tag })
  const left = MARGIN + WIDTH - QR
  const description = texts.qrDescription(data.attendee.code)
  const drawCode = () =>
    drawQrCode(doc, { text: data.qr, x: left, y: top, size: QR, color: '#000000' })
  tag('Figure', drawCode, { alt: description })
  drawBlocks({ doc, blocks: foot, x: MARGIN, y: footTop, tag })

  root.end()
  return finish()
}

type Tag = (type: string, draw: () => void, options?: object) => void

type Band = { doc: Doc; data: AdmissionPdfData; tag: Tag; decorate: (draw: () => void) => void }

function drawBand({ doc, data, tag, decorate }: Band): number {
  const { event, locale } = data
  const blocks: Block[] = []
  if (event.organizer) {
    blocks.push(
      label({ text: event.organizer, locale, width: WIDTH, maxLines: 1, color: color.onBandQuiet }),
    )
  }
  blocks.push(
    block({
      text: event.title,
      width: WIDTH,
      weight: 'bold',
      size: 25,
      minSize: 12,
      maxLines: 4,
      leading: 1.18,
      balanced: true,
      color: color.onBand,
      gap: event.organizer ? 8 : 0,
    }),
  )
  const bottom = 30 + heightOf(blocks) + 24
  decorate(() => {
    const fill = doc.linearGradient(0, 0, A5[0], bottom).stop(0, color.band).stop(1, color.link)
    doc.rect(0, 0, A5[0], bottom).fill(fill)
  })
  drawBlocks({ doc, blocks, x: MARGIN, y: 30, tag, type: 'H1' })
  return bottom
}

function timeBlocks({ locale, event }: AdmissionPdfData): Block[] {
  const time = formatEventTime({ ...event, locale })
  return [
    label({ text: textsFor(locale).admission.date, locale }),
    block({ text: time.first, weight: 'bold', size: 11.5, minSize: 9, maxLines: 2, gap: 4 }),
    block({ text: time.second, weight: 'bold', size: 11.5, minSize: 9, maxLines: 2 }),
    block({ text: time.zone, size: 8.5, minSize: 7, maxLines: 2, color: color.quiet, gap: 2 }),
  ]
}

function placeBlocks({ locale, event }: AdmissionPdfData): Block[] {
  const texts = textsFor(locale).admission
  const name = event.locationName ?? (event.virtualUrl ? texts.online : undefined)
  const first = name ?? event.address ?? texts.toBeAnnounced
  const blocks = [
    label({ text: texts.place, locale }),
    block({ text: first, weight: 'bold', size: 11.5, minSize: 9, maxLines: 2, gap: 4 }),
  ]
  if (name && event.address) {
    const style = { size: 9, minSize: 7.5, maxLines: 3, color: color.quiet, gap: 2 }
    blocks.push(block({ text: event.address, ...style }))
  }
  if (event.virtualUrl) {
    const style = { size: 8.5, minSize: 6.5, maxLines: 2, color: color.link, gap: 3 }
    blocks.push(block({ text: event.virtualUrl, link: event.virtualUrl, ...style }))
  }
  return blocks
}

function personBlocks({ locale, attendee, ticketType }: AdmissionPdfData): Block[] {
  const texts = textsFor(locale).admission
  const width = WIDTH - QR - GAP
  const value = { weight: 'bold', width, gap: 3 } as const
  return [
    label({ text: texts.attendee, locale, width }),
    block({ text: fullName(attendee), size: 17, minSize: 10, maxLines: 3, leading: 1.2, ...value }),
    ...(ticketType
      ? [
          label({ text: texts.ticket, locale, width, gap: 14 }),
          block({ text: ticketType, size: 11.5, minSize: 8.5, maxLines: 2, ...value }),
        ]
      : []),
    label({ text: texts.code, locale, width, gap: 14 }),
    block({ text: attendee.code, size: 17, minSize: 9, maxLines: 2, tracking: 0.06, ...value }),
  ]
}

const heightOf = (blocks: Block[]) =>
  blocks.reduce((sum, { layout, gap = 0 }) => sum + gap + layout.height, 0)

type BlockInput = Omit<TextStyle, 'weight'> &
  Partial<Pick<TextStyle, 'weight'>> & {
    text: string
    width?: number
    color?: string
    gap?: number
    link?: string
  }

function block({ color: ink = color.ink, gap, link, ...style }: BlockInput): Block {
  return {
    layout: layoutText({ weight: 'regular', width: COLUMN, ...style }),
    color: ink,
    gap,
    link,
  }
}

function label({ text, locale, ...rest }: Omit<BlockInput, 'size'> & { locale: Locale }): Block {
  const style = { size: 7, minSize: 5.5, maxLines: 1, tracking: 0.07, color: color.quiet }
  return block({ text: upperCase(text, locale), weight: 'bold', ...style, ...rest })
}

type Drawing = { doc: Doc; blocks: Block[]; x: number; y: number; tag: Tag; type?: string }

/** Draws blocks below one another; returns the y below the last. The last one of a heading is the heading. */
function drawBlocks({ doc, blocks, x, y, tag, type = 'P' }: Drawing): number {
  blocks.forEach(({ layout, color: ink, gap = 0, link }, index) => {
    const top = y + gap
    y = top + layout.height
    tag(index === blocks.length - 1 ? type : 'P', () =>
      drawText({ doc, layout, x, y: top, color: ink }),
    )
    if (link)
      doc.link(x, top, Math.max(...layout.lines.map(({ width }) => width)), layout.height, link)
  })
  return y
}

function drawTear(doc: Doc, y: number): void {
  const notch = 9
  doc.lineWidth(0.8).strokeColor(color.line)
  doc
    .moveTo(notch + 8, y)
    .lineTo(A5[0] - notch - 8, y)
    .dash(3, { space: 3 })
    .stroke()
    .undash()
  doc.circle(0, y, notch).stroke()
  doc.circle(A5[0], y, notch).stroke()
}
