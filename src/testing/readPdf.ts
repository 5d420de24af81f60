import jsQR from 'jsqr'
import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

export type ReadPdf = {
  pages: number
  /** The first page: each drawn string with its place in points from the lower left corner. */
  items: { text: string; x: number; y: number; width: number }[]
  /** The drawn strings in order, joined as a reader would read them. */
  text: string
  info: Record<string, unknown>
  language: string | undefined
  /** Tag names and alternative texts of the first page, in order. */
  tags: { role: string; alt?: string }[]
  links: string[]
  /** What a scanner reads from the first page when it is rendered, or null. */
  scan: () => Promise<string | null>
}

/** Opens a PDF with a reader that shares no code with the writer. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  // A worker detaches the buffer it is given.
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const page = await document.getPage(1)
  const content = await page.getTextContent()
  const items = content.items.flatMap((item) =>
    'str' in item && item.str
      ? [{ text: item.str, x: item.transform[4], y: item.transform[5], width: item.width }]
      : [],
  )
  const { info } = await document.getMetadata()
  const annotations: { url?: string }[] = await page.getAnnotations()
  return {
    pages: document.numPages,
    items,
    text: content.items
      .map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : ''))
      .join(''),
    info: info as Record<string, unknown>,
    language: (info as { Language?: string }).Language,
    tags: flatten(await page.getStructTree()),
    links: annotations.flatMap(({ url }) => url ?? []),
    scan: () => scan(page),
  }
}

type Node = { type?: string; role?: string; alt?: string; children?: Node[] }

function flatten(node: Node | null): { role: string; alt?: string }[] {
  if (!node) return []
  const here = node.role ? [{ role: node.role, ...(node.alt ? { alt: node.alt } : {}) }] : []
  return [...here, ...(node.children ?? []).flatMap(flatten)]
}

async function scan(page: PDFPageProxy): Promise<string | null> {
  const { createCanvas } = await import('@napi-rs/canvas')
  const viewport = page.getViewport({ scale: 2 })
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)]
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  await page.render({
    canvas: canvas as unknown as HTMLCanvasElement,
    canvasContext: context as unknown as CanvasRenderingContext2D,
    viewport,
  }).promise
  const { data } = context.getImageData(0, 0, width, height)
  return readQr({ data, width, height })
}

type Picture = { data: Uint8ClampedArray; width: number; height: number }

/** What a scanner reads from a picture. The package is CommonJS with its function under `default`. */
export function readQr({ data, width, height }: Picture): string | null {
  const decode = (jsQR as unknown as { default?: typeof jsQR }).default ?? jsQR
  return decode(data, width, height)?.data ?? null
}
