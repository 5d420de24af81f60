import PDFDocument from 'pdfkit'
import { fontsOf, type FontWeight } from './fonts'

type Input = {
  /** Points: width and height. */
  size: readonly [number, number]
  title: string
  author: string
  /** BCP 47. */
  language: string
  /** ISO 8601. Written into the file, so that equal input gives equal bytes. */
  createdAt: string
  /** Weights the document may use. Default: regular and bold. */
  weights?: readonly FontWeight[]
}

/**
 * Starts a tagged PDF of one page with the shared fonts registered. `finish` ends it and resolves with
 * its bytes; they are the same for the same input.
 */
export function makeDocument({ size, title, author, language, createdAt, ...options }: Input) {
  const { weights = ['regular', 'bold'] } = options
  const created = new Date(createdAt)
  if (Number.isNaN(created.getTime())) throw new RangeError('createdAt must be an ISO 8601 date.')
  const doc = new PDFDocument({
    size: [...size],
    // No default font: Helvetica would be parsed for each document, and has no Turkish letters.
    font: null as unknown as undefined,
    margin: 0,
    pdfVersion: '1.7',
    lang: language,
    tagged: true,
    displayTitle: true,
    info: {
      Title: title,
      Author: author,
      Creator: 'Rostrum',
      Producer: 'Rostrum',
      CreationDate: created,
      ModDate: created,
    },
  })
  for (const weight of weights) {
    for (const { name, font } of fontsOf(weight)) {
      // pdfkit opens parsed fonts too; its types only know paths and bytes.
      doc.registerFont(name, font as unknown as PDFKit.Mixins.PDFFontSource)
    }
  }
  const finish = () =>
    new Promise<Buffer>((resolve, reject) => {
      const chunks: Buffer[] = []
      doc.on('data', (chunk: Buffer) => chunks.push(chunk))
      doc.on('end', () => resolve(Buffer.concat(chunks)))
      doc.on('error', reject)
      doc.end()
    })
  return { doc, finish }
}
