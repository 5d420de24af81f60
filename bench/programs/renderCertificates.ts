import { create } from 'fontkit'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import QRCode from 'qrcode'
import { certificatePdf } from '@/documents/certificate/certificatePdf'
import { layoutCertificate, type CertificateSheet } from '@/documents/certificate/layoutCertificate'
import { defaultDesign } from '@/lib/certificates/defaultDesign'
import { sampleValues } from '@/lib/certificates/variables'
import { readPdf } from '@/testing/readPdf'

export type RenderInput = {
  way: 'empty' | 'naive' | 'ours' | 'raw'
  seconds: number
  /** Control: the name that is looked for instead of the right one. */
  expect?: string
}
export type Rendered = { perSecond: number; kilobytes: number }

/** Draws certificates for some seconds and prints the rate. What it checks does not count as time. */
const { way, seconds, expect } = JSON.parse(readFileSync(0, 'utf8')) as RenderInput

const first = ['Gülşah', 'İlkay', 'Çağrı', 'Zeynep', 'Łukasz', 'Ömer', 'Ada', 'Doğa', 'Büşra']
const last = ['Yıldız', 'Iğdır', 'Özgür', 'Şahin', 'Wójcik', 'Aydın', 'Kılıç', 'Güneş', 'Erdoğan']

/** Texts that differ from person to person, as in a real batch. */
function valuesOf(number: number) {
  const name = `${first[number % 9]} ${last[Math.floor(number / 9) % 9]} ${number}`
  const code = String(number).padStart(22, 'x')
  return {
    ...sampleValues('tr'),
    'recipient.name': name,
    'certificate.number': `CERT-2026-${String(number).padStart(6, '0')}`,
    'certificate.verifyUrl': `https://events.example.org/verify/${code}`,
  }
}
type Values = ReturnType<typeof valuesOf>

const drawOurs = (values: Values) =>
  certificatePdf({
    design: defaultDesign,
    images: new Map(),
    snapshot: {
      locale: 'tr',
      title: defaultDesign.title.tr,
      values,
      issuedAt: '2026-11-20T08:00:00.000Z',
      validUntil: null,
      timezone: 'Europe/Istanbul',
    },
  })

const modules = createRequire(import.meta.url)
const fontFile = (weight: string) =>
  modules.resolve(`@expo-google-fonts/inter/${weight}/Inter_${weight}.ttf`)
const files: Record<string, string> = {
  light: fontFile('300Light'),
  regular: fontFile('400Regular'),
  semibold: fontFile('600SemiBold'),
  bold: fontFile('700Bold'),
}
const parsed = Object.fromEntries(
  Object.entries(files).map(([weight, file]) => [weight, create(readFileSync(file))]),
)

/** Where everything stands, worked out once: a raw loop knows its own page. */
const sheet = layoutCertificate({
  design: defaultDesign,
  snapshot: { locale: 'tr', values: valuesOf(0) },
})
const fixed = valuesOf(0)

function drawRaw(values: Values, fonts: Record<string, unknown>): Promise<Buffer> {
  const doc = new PDFDocument({
    size: [sheet.width, sheet.height],
    margin: 0,
    font: null as unknown as undefined,
  })
  for (const [weight, font] of Object.entries(fonts)) {
    doc.registerFont(weight, font as PDFKit.Mixins.PDFFontSource)
  }
  for (const ornament of sheet.ornaments) drawOrnament(doc, ornament)
  for (const item of sheet.items) {
    if (item.kind === 'text') drawWords({ doc, item, values })
    else if (item.kind === 'qr') drawCode({ doc, item, text: values['certificate.verifyUrl'] })
    else if (item.kind === 'line') {
      doc.rect(item.x, item.y, item.width, item.height).fill(item.color)
    }
  }
  return finish(doc)
}

type Doc = PDFKit.PDFDocument
type Item<Kind> = Extract<CertificateSheet['items'][number], { kind: Kind }>

function drawOrnament(doc: Doc, ornament: CertificateSheet['ornaments'][number]): void {
  const { path, fill, stroke, opacity = 1, clip } = ornament
  doc.save()
  if (clip) doc.rect(clip.x, clip.y, clip.width, clip.height).clip()
  doc.path(path)
  if (typeof fill === 'string') doc.fillOpacity(opacity).fill(fill)
  else if (fill) {
    const { x1, y1, x2, y2, from, to } = fill
    doc.fill(doc.linearGradient(x1, y1, x2, y2).stop(0, from).stop(1, to))
  }
  if (stroke) doc.lineWidth(stroke.width).strokeOpacity(opacity).stroke(stroke.color)
  doc.restore()
}

type Words = { doc: Doc; item: Item<'text'>; values: Values }

function drawWords({ doc, item, values }: Words): void {
  const { lines, size, weight, lineHeight, tracking } = item.layout
  lines.forEach((line, index) => {
    // What the person's own values put in the place of the first one's.
    const text = personal(line.runs.map((run) => run.text).join(''), values)
    doc
      .font(weight, size)
      .fillColor(item.color)
      .text(text, item.x, item.y + index * lineHeight, {
        width: item.width,
        align: item.align,
        lineBreak: false,
        characterSpacing: tracking * size,
      })
  })
}

function personal(text: string, values: Values): string {
  const keys = ['recipient.name', 'certificate.number', 'certificate.verifyUrl'] as const
  const key = keys.find((name) => text.includes(fixed[name]))
  return key ? text.replace(fixed[key], values[key]) : text
}

type Code = { doc: Doc; item: Item<'qr'>; text: string }

function drawCode({ doc, item, text }: Code): void {
  const { x, y, width, quiet, color, background } = item
  doc.roundedRect(x, y, width, width, width * 0.04).fill(background)
  const { modules: cells } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const edge = (width - 2 * quiet) / cells.size
  for (let row = 0; row < cells.size; row += 1) {
    for (let column = 0; column < cells.size; column += 1) {
      if (!cells.get(row, column)) continue
      doc.rect(x + quiet + column * edge, y + quiet + row * edge, edge, edge)
    }
  }
  doc.fill(color)
}

function drawEmpty(): Promise<Buffer> {
  return finish(
    new PDFDocument({
      size: [sheet.width, sheet.height],
      margin: 0,
      font: null as unknown as undefined,
    }),
  )
}

function finish(doc: Doc): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
    doc.end()
  })
}

const ways: Record<RenderInput['way'], (values: Values) => Promise<Buffer>> = {
  ours: drawOurs,
  raw: (values) => drawRaw(values, parsed),
  naive: (values) => drawRaw(values, files),
  empty: drawEmpty,
}

/** @throws when it is no whole document, or is not this person's */
async function check(bytes: Buffer, number: number): Promise<void> {
  if (way === 'empty') return
  const { text, scan } = await readPdf(bytes)
  const values = valuesOf(number)
  // Fonts shared without care lose letters from the text layer ("Özgür" reads "Öz ür"): there, the number.
  const wanted = expect ?? values[way === 'ours' ? 'recipient.name' : 'certificate.number']
  if (!text.includes(wanted)) throw new Error(`${wanted} is not in: ${text}`)
  const code = await scan()
  if (code !== values['certificate.verifyUrl']) throw new Error(`The code says ${code}`)
}

const draw = ways[way]
// The compiler of the engine has seen everything once.
for (let number = 0; number < 30; number += 1) await draw(valuesOf(number))
const kept: { bytes: Buffer; number: number }[] = []
let number = 100
let size = 0
const startedAt = performance.now()
while (performance.now() - startedAt < seconds * 1_000) {
  number += 1
  const bytes = await draw(valuesOf(number))
  size += bytes.length
  if (bytes.subarray(0, 5).toString() !== '%PDF-' || !bytes.subarray(-8).includes('%%EOF')) {
    throw new Error(`Document ${number} is not whole.`)
  }
  if (kept.length < 2) kept.push({ bytes, number })
}
const count = number - 100
const perSecond = (count / (performance.now() - startedAt)) * 1_000
for (const { bytes, number: which } of kept) await check(bytes, which)
process.stdout.write(JSON.stringify({ perSecond, kilobytes: size / count / 1_000 }))
process.exit(0)
