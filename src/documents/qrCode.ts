import QRCode from 'qrcode'

/** How much of a code may be damaged and still be read: about 7, 15, 25, 30 %. */
export type QrCorrection = 'L' | 'M' | 'Q' | 'H'

type Drawing = {
  text: string
  x: number
  y: number
  /** Points: the edge of the code, without the quiet zone (leave 4 modules free around it). */
  size: number
  color: string
  correction?: QrCorrection
}

/** Draws a QR code as vectors, sharp at any size. Returns the edge of one module in points. */
export function drawQrCode(doc: PDFKit.PDFDocument, drawing: Drawing): number {
  const { text, x, y, size, color, correction = 'M' } = drawing
  const { modules } = QRCode.create(text, { errorCorrectionLevel: correction })
  const edge = size / modules.size
  // One path with one rectangle per horizontal stretch: viewers show no seams inside a path.
  for (let row = 0; row < modules.size; row += 1) {
    let column = 0
    while (column < modules.size) {
      const start = column
      while (column < modules.size && modules.get(row, column)) column += 1
      if (column > start) doc.rect(x + start * edge, y + row * edge, (column - start) * edge, edge)
      else column += 1
    }
  }
  doc.fill(color)
  return edge
}

/** A QR code as PNG, black on white with its quiet zone, for mails. `width` in pixels. */
export function qrCodePng(text: string, { width = 480, correction = 'M' as QrCorrection } = {}) {
  return QRCode.toBuffer(text, { errorCorrectionLevel: correction, margin: 4, width })
}

/** A QR code as an SVG document, for web pages. */
export function qrCodeSvg(text: string, { correction = 'M' as QrCorrection } = {}) {
  return QRCode.toString(text, { type: 'svg', errorCorrectionLevel: correction, margin: 4 })
}
