import { describe, expect, test } from '@jest/globals'
import sharp from 'sharp'
import { defaultDesign } from '@/lib/certificates/defaultDesign'
import type { CertificateDesign } from '@/lib/certificates/design'
import { fillText, sampleValues, type CertificateValues } from '@/lib/certificates/variables'
import type { Locale } from '@/lib/i18n/locale'
import { readPdf } from '@/testing/readPdf'
import { certificatePdf } from './certificatePdf'
import { certificatePng } from './contactSheet'
import { layoutCertificate } from './layoutCertificate'

type Over = { values?: Partial<CertificateValues>; locale?: Locale; design?: CertificateDesign }

const data = ({ values, locale = 'tr', design = defaultDesign }: Over = {}) => ({
  design,
  images: new Map<string, Buffer>(),
  snapshot: {
    locale,
    title: design.title[locale],
    values: { ...sampleValues(locale), ...values },
    issuedAt: '2026-11-20T08:00:00.000Z',
    validUntil: null,
    timezone: 'Europe/Istanbul',
  },
})

const named = (name: string) => data({ values: { 'recipient.name': name } })
const problemsOf = (over: Over) => layoutCertificate(data(over)).problems

describe('the certificate PDF', () => {
  test('gives the same bytes for the same snapshot, whatever was printed in between', async () => {
    const first = await certificatePdf(data())
    await certificatePdf(named('Ελένη Παπαδοπούλου'))
    await certificatePdf(data({ locale: 'en' }))
    expect((await certificatePdf(data())).equals(first)).toBe(true)
  })

  test.each([
    ['Turkish', 'Şule Iğdır Çağlayan-Güneş'],
    ['Polish', 'Łukasz Żółć'],
    ['Greek', 'Ελένη Παπαδοπούλου'],
    ['Cyrillic', 'Аліна Їжакевич'],
    ['Vietnamese', 'Nguyễn Thị Ánh Tuyết'],
  ])('prints a name in %s so that it can be searched for', async (_script, name) => {
    expect(problemsOf({ values: { 'recipient.name': name } })).toEqual([])
    expect((await readPdf(await certificatePdf(named(name)))).text).toContain(name)
  })

  test('prints an Arabic name with joined letters, without a fault', async () => {
    const name = 'محمد الأنصاري'
    expect(problemsOf({ values: { 'recipient.name': name } })).toEqual([])
    const { text } = await readPdf(await certificatePdf(named(name)))
    expect(text.normalize('NFKC')).toMatch(/محمد|دمحم/)
  })

  test('a character no font has is a fault, never silently a box', () => {
    expect(problemsOf({ values: { 'recipient.name': '李 Ada' } })).toEqual([
      { kind: 'missing_glyphs', variables: ['recipient.name'], characters: '李' },
    ])
  })

  test('a long name becomes smaller, then takes two lines, and never leaves its box', async () => {
    for (const name of [
      'Maximiliana Konstantinopoulou-Wojciechowska de la Fuente y Villanueva',
      'Wolfeschlegelsteinhausenbergerdorff Hubert Blaine',
    ]) {
      const problems = problemsOf({ values: { 'recipient.name': name } })
      expect(problems.some(({ kind }) => kind === 'overflow')).toBe(false)
      const { items } = await readPdf(await certificatePdf(named(name)))
      for (const { x, width } of items) {
        expect(x).toBeGreaterThan(0)
        expect(x + width).toBeLessThanOrEqual(842)
      }
    }
    expect(problemsOf({ values: { 'recipient.name': 'Abcdefghij'.repeat(20) } })).toEqual([
      { kind: 'overflow', variables: ['recipient.name'] },
    ])
  })

  test('is one tagged A4 page whose code leads to the verification page', async () => {
    const pdf = await readPdf(await certificatePdf(data({ locale: 'en' })))
    const url = sampleValues('en')['certificate.verifyUrl']
    expect(pdf).toMatchObject({ pages: 1, language: 'en' })
    expect(pdf.tags.map(({ role }) => role)).toEqual(expect.arrayContaining(['H1', 'P', 'Figure']))
    expect(pdf.links).toContain(url)
    expect(await pdf.scan()).toBe(url)
  })

  test('writes capitals by the rules of the language', async () => {
    expect((await readPdf(await certificatePdf(data()))).text).toContain('KATILIM SERTİFİKASI')
    const english = await readPdf(await certificatePdf(data({ locale: 'en' })))
    expect(english.text).toContain('CERTIFICATE OF ATTENDANCE')
  })

  test.each(['plain', 'band', 'frame'] as const)(
    'draws the style %s in both directions',
    async (style) => {
      for (const orientation of ['landscape', 'portrait'] as const) {
        const design: CertificateDesign = {
          ...defaultDesign,
          page: { size: 'A4', orientation },
          background: { ...defaultDesign.background, style },
        }
        expect((await readPdf(await certificatePdf(data({ design })))).pages).toBe(1)
      }
    },
  )

  test('shows the pictures of the design, and fails when one is missing', async () => {
    const image = await sharp({
      create: { width: 40, height: 20, channels: 4, background: '#c0392b' },
    })
      .png()
      .toBuffer()
    const design: CertificateDesign = {
      ...defaultDesign,
      elements: [
        {
          type: 'signature',
          x: 10,
          y: 10,
          width: 40,
          height: 20,
          color: '#000000',
          image: 'known',
        },
      ],
    }
    const input = { ...data({ design }), images: new Map([['known', image]]) }
    expect((await certificatePdf(input)).includes('/Subtype /Image')).toBe(true)
    await expect(certificatePdf(data({ design }))).rejects.toThrow('not there')
  })

  test('as a picture it shows the same code', async () => {
    const sheet = layoutCertificate(data())
    const png = await certificatePng({ sheet, images: new Map(), pixels: 1_400 })
    const { readQr } = await import('@/testing/readPdf')
    const { data: raw, info } = await sharp(png)
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const found = readQr({
      data: new Uint8ClampedArray(raw),
      width: info.width,
      height: info.height,
    })
    expect(found).toBe(sampleValues('tr')['certificate.verifyUrl'])
  })
})

describe('the texts of a template', () => {
  const values = { ...sampleValues('en'), 'event.location': '' }

  test('a line whose variables are all empty is left out', () => {
    expect(fillText('Valid until {{ certificate.validUntil }}', values)).toBe('')
    expect(fillText('A\nUntil {{ certificate.validUntil }}\nB', values)).toBe('A\nB')
  })

  test('an empty variable takes its separator along', () => {
    expect(fillText('{{ event.dates }} · {{ event.location }}', values)).toBe('14–15 November 2026')
    expect(fillText('{{ event.location }} · {{ event.dates }}', values)).toBe('14–15 November 2026')
  })
})
