import sharp from 'sharp'
import { escapeHtml } from '@/lib/escapeHtml'
import { certificateSvg } from './certificateSvg'
import type { CertificateSheet } from './layoutCertificate'

type Input = {
  sheets: readonly CertificateSheet[]
  images: ReadonlyMap<string, Buffer>
  /** How many stand side by side. */
  columns: number
  /** Width of one certificate in pixels. */
  pixels: number
  /** What is not in order: their frames are red. By position. */
  marked?: ReadonlySet<number>
}

const gap = 14

/** Certificates side by side as one picture, so that a person sees at a glance how they will look. PNG. */
export async function contactSheet({ sheets, images, columns, pixels, marked }: Input) {
  const [first] = sheets
  if (!first) throw new RangeError('A contact sheet needs a certificate.')
  const across = Math.min(columns, sheets.length)
  const rows = Math.ceil(sheets.length / across)
  const width = across * first.width + (across + 1) * gap
  const height = rows * first.height + (rows + 1) * gap
  const cells = sheets.map((sheet, index) => {
    const x = gap + (index % across) * (first.width + gap)
    const y = gap + Math.floor(index / across) * (first.height + gap)
    const color = escapeHtml(marked?.has(index) ? '#dc2626' : '#00000022')
    const line = marked?.has(index) ? 8 : 1
    return `<svg x="${x}" y="${y}" width="${sheet.width}" height="${sheet.height}" viewBox="0 0 ${sheet.width} ${sheet.height}">${certificateSvg({ sheet, images, prefix: `s${index}-` })}</svg><rect x="${x}" y="${y}" width="${sheet.width}" height="${sheet.height}" fill="none" stroke="${color}" stroke-width="${line}"/>`
  })
  const scale = pixels / first.width
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.round(width * scale)}" height="${Math.round(height * scale)}" viewBox="0 0 ${width} ${height}">${cells.join('')}</svg>`
  return sharp(Buffer.from(svg), { unlimited: true }).png({ compressionLevel: 9 }).toBuffer()
}

/** One certificate as a picture, without a margin. PNG. */
export async function certificatePng(
  input: Pick<Input, 'images' | 'pixels'> & { sheet: CertificateSheet },
) {
  const { sheet, images, pixels } = input
  const { width, height } = sheet
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels}" height="${Math.round((height * pixels) / width)}" viewBox="0 0 ${width} ${height}">${certificateSvg({ sheet, images })}</svg>`
  return sharp(Buffer.from(svg), { unlimited: true }).png({ compressionLevel: 9 }).toBuffer()
}
