import { designWeights, type CertificateDesign } from '@/lib/certificates/design'
import type { CertificateSnapshot } from '@/lib/certificates/snapshot'
import { drawText } from '../drawText'
import { makeDocument } from '../makeDocument'
import { drawQrCode } from '../qrCode'
import { builtInArt, fitArt } from './builtInArt'
import { layoutCertificate, type PlacedItem } from './layoutCertificate'
import { drawOrnaments } from './ornamentForm'

export type CertificatePdfData = {
  design: CertificateDesign
  snapshot: CertificateSnapshot & { issuedAt: string }
  /** The pictures the design names, by their SHA-256. */
  images: ReadonlyMap<string, Buffer>
}

type Doc = PDFKit.PDFDocument
type Box = { x: number; y: number; width: number; height: number }

/**
 * One certificate as a tagged PDF of one page with its fonts embedded. Nothing is looked up: equal data
 * gives equal bytes, on every machine and at any time. Pure.
 * @throws Error when a picture of the design is missing or is none
 */
export async function certificatePdf({ design, snapshot, images }: CertificatePdfData) {
  const sheet = layoutCertificate({ design, snapshot })
  const { locale, title, values, issuedAt } = snapshot
  const { doc, finish } = makeDocument({
    size: [sheet.width, sheet.height],
    title: [title, values['recipient.name'], values['event.title']].filter(Boolean).join(' · '),
    author: values['event.organizer'] || 'Rostrum',
    language: locale,
    createdAt: issuedAt,
    weights: designWeights,
  })
  const root = doc.struct('Document')
  doc.addStructure(root)
  const decorate = (draw: () => void) => {
    doc.markContent('Artifact', { type: 'Layout' })
    draw()
    doc.endMarkedContent()
  }
  decorate(() => {
    drawOrnaments(doc, sheet.ornaments)
    if (sheet.backdrop) {
      const cover: [number, number] = [sheet.width, sheet.height]
      doc.image(requireImage(images, sheet.backdrop), 0, 0, { cover })
    }
  })
  const tag = (type: string, render: () => void, options = {}) =>
    root.add(doc.struct(type, options, render))
  for (const item of sheet.items) {
    if (item.kind === 'text') {
      tag(item.heading ? 'H1' : 'P', () => drawText({ doc, ...item }))
      if (item.link) doc.link(item.x, item.y, item.width, item.height, item.link)
    } else if (item.kind === 'qr') {
      tag('Figure', () => drawQr(doc, item), { alt: item.text })
      doc.link(item.x, item.y, item.width, item.height, item.text)
    } else {
      decorate(() => drawItem({ doc, item, images }))
    }
  }
  root.end()
  return finish()
}

function requireImage(images: ReadonlyMap<string, Buffer>, hash: string): Buffer {
  const image = images.get(hash)
  if (!image) throw new Error(`The picture ${hash.slice(0, 12)} of the design is not there`)
  return image
}

function drawQr(doc: Doc, item: Box & Extract<PlacedItem, { kind: 'qr' }>): void {
  const { x, y, width, quiet, color, background, text } = item
  doc.roundedRect(x, y, width, width, width * 0.04).fill(background)
  drawQrCode(doc, { text, x: x + quiet, y: y + quiet, size: width - 2 * quiet, color })
}

type Drawing = { doc: Doc; item: PlacedItem; images: ReadonlyMap<string, Buffer> }

function drawItem({ doc, item, images }: Drawing): void {
  const { x, y, width, height } = item
  if (item.kind === 'line') doc.rect(x, y, width, height).fill(item.color)
  if (item.kind === 'image') {
    doc.image(requireImage(images, item.image), x, y, { fit: [width, height], valign: 'bottom' })
  }
  if (item.kind === 'logo' || item.kind === 'signature') {
    const art = builtInArt[item.kind]
    const at = fitArt(art, item)
    doc.save().translate(at.x, at.y).scale(at.scale).path(art.path)
    if (art.stroke) doc.lineWidth(art.stroke).lineCap('round').lineJoin('round').stroke(item.color)
    else doc.fill(item.color)
    doc.restore()
  }
}
