import type { Font } from 'fontkit'
import QRCode from 'qrcode'
import { escapeHtml } from '@/lib/escapeHtml'
import { fontsOf } from '../fonts'
import { builtInArt, fitArt } from './builtInArt'
import type { CertificateSheet, PlacedItem } from './layoutCertificate'
import type { Ornament } from './ornaments'

type Input = {
  sheet: CertificateSheet
  /** The pictures the design names, by their SHA-256, as PNG or JPEG. */
  images: ReadonlyMap<string, Buffer>
  /** Keeps the names inside one picture apart when several stand on one sheet. */
  prefix?: string
}

/**
 * A placed certificate as the inside of an SVG of its size in points: what the PDF shows, for screens. Texts
 * are outlines, so it looks the same wherever it is shown, and needs no fonts there. Pure.
 */
export function certificateSvg({ sheet, images, prefix = 'c' }: Input): string {
  const { width, height, ornaments, backdrop, items } = sheet
  return [
    ...ornaments.map((ornament, index) => drawOrnament(ornament, `${prefix}${index}`)),
    backdrop ? picture({ x: 0, y: 0, width, height, data: images.get(backdrop), cover: true }) : '',
    ...items.map((item) => drawItem(item, images)),
  ].join('')
}

function drawOrnament({ path, fill, stroke, opacity, clip }: Ornament, id: string): string {
  const definitions = [
    clip && `<clipPath id="${id}c"><rect ${frame(clip)}/></clipPath>`,
    typeof fill === 'object' &&
      `<linearGradient id="${id}g" gradientUnits="userSpaceOnUse" x1="${fill.x1}" y1="${fill.y1}" x2="${fill.x2}" y2="${fill.y2}"><stop stop-color="${fill.from}"/><stop offset="1" stop-color="${fill.to}"/></linearGradient>`,
  ].filter(Boolean)
  const paint = typeof fill === 'object' ? `url(#${id}g)` : (fill ?? 'none')
  const pen = stroke ? ` stroke="${stroke.color}" stroke-width="${stroke.width}"` : ''
  return `<defs>${definitions.join('')}</defs><path d="${path}" fill="${paint}"${pen} opacity="${opacity ?? 1}"${clip ? ` clip-path="url(#${id}c)"` : ''}/>`
}

function drawItem(item: PlacedItem, images: Input['images']): string {
  if (item.kind === 'text') return drawLines(item)
  if (item.kind === 'line') return `<rect ${frame(item)} fill="${item.color}"/>`
  if (item.kind === 'image') return picture({ ...item, data: images.get(item.image) })
  if (item.kind === 'qr') return drawQr(item)
  const art = builtInArt[item.kind]
  const { x, y, scale } = fitArt(art, item)
  const paint = art.stroke
    ? `fill="none" stroke="${item.color}" stroke-width="${art.stroke}" stroke-linecap="round" stroke-linejoin="round"`
    : `fill="${item.color}"`
  return `<path transform="translate(${x} ${y}) scale(${scale})" d="${art.path}" ${paint}/>`
}

function drawQr(item: Extract<PlacedItem, { kind: 'qr' }>): string {
  const { x, y, width, quiet, color, background, text } = item
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const edge = (width - 2 * quiet) / modules.size
  let path = ''
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) path += `M${column} ${row}h1v1h-1z`
    }
  }
  return `<rect ${frame({ x, y, width, height: width })} rx="${width * 0.04}" fill="${background}"/><path transform="translate(${x + quiet} ${y + quiet}) scale(${edge})" d="${path}" fill="${color}" shape-rendering="crispEdges"/>`
}

function drawLines({ x, y, width, align, color, layout }: Extract<PlacedItem, { kind: 'text' }>) {
  const { lines, size, lineHeight, tracking, weight } = layout
  const metrics = fontsOf(weight)[0]?.font ?? { ascent: 0, descent: 0, unitsPerEm: 1 }
  const above = (metrics.ascent / metrics.unitsPerEm) * size
  const below = (-metrics.descent / metrics.unitsPerEm) * size
  const toBaseline = (lineHeight - above - below) / 2 + above
  const share = { left: 0, center: 0.5, right: 1 }[align]
  const paths = lines.flatMap((line, index) => {
    let left = x + (width - line.width) * share
    const baseline = y + index * lineHeight + toBaseline
    return line.runs.map((run) => {
      const at = left
      left += run.width
      const { font } = run.font
      return outlines({ font, text: run.text, size, x: at, y: baseline, spacing: tracking * size })
    })
  })
  return `<g fill="${color}">${paths.join('')}</g>`
}

type Run = { font: Font; text: string; size: number; x: number; y: number; spacing: number }

function outlines({ font, text, size, x, y, spacing }: Run): string {
  const scale = size / font.unitsPerEm
  const { glyphs, positions } = font.layout(text)
  let at = 0
  const paths = glyphs.map((glyph, index) => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {}
    const path = glyph.path.toSVG()
    const left = at + xOffset
    at += xAdvance + spacing / scale
    return path ? `<path transform="translate(${left} ${yOffset})" d="${path}"/>` : ''
  })
  return `<g transform="translate(${x} ${y}) scale(${scale} ${-scale})">${paths.join('')}</g>`
}

type Picture = Box & { data: Buffer | undefined; cover?: boolean }
type Box = { x: number; y: number; width: number; height: number }

function picture({ data, cover, ...box }: Picture): string {
  if (!data) return ''
  const type = data[0] === 0x89 ? 'png' : 'jpeg'
  const source = `data:image/${type};base64,${data.toString('base64')}`
  const fit = cover ? 'xMidYMid slice' : 'xMinYMax meet'
  return `<image ${frame(box)} preserveAspectRatio="${fit}" href="${escapeHtml(source)}"/>`
}

const frame = ({ x, y, width, height }: Box) =>
  `x="${x}" y="${y}" width="${width}" height="${height}"`
