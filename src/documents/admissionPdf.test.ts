import { describe, expect, test } from '@jest/globals'
import { readPdf } from '@/testing/readPdf'
import { admissionPdf, type AdmissionPdfData } from './admissionPdf'

const admission: AdmissionPdfData = {
  locale: 'tr',
  qr: 'AQBk5t8-7c3anVJvHgorPE0LBwcHBwcHBwcHBwcHBwcHB3n0Tq8s1mZb4Xw2Yc9dLkQ',
  issuedAt: '2026-10-01T08:00:00Z',
  ticketType: 'Öğrenci',
  event: {
    title: 'İstanbul Yapay Zekâ Zirvesi',
    startDate: '2026-11-14T06:00:00Z',
    endDate: '2026-11-14T15:30:00Z',
    timezone: 'Europe/Istanbul',
    locationName: 'Haliç Kongre Merkezi',
    address: 'Sütlüce Mah. Karaağaç Cad. No: 19, Beyoğlu',
    organizer: 'Işık Bilişim Derneği',
    url: 'https://events.example.org/yapay-zeka',
  },
  attendee: { givenName: 'Gülşah', familyName: 'İnönü', email: 'g@example.org', code: 'K7M-4QXA' },
}

const named = (givenName: string, familyName: string): AdmissionPdfData => ({
  ...admission,
  attendee: { ...admission.attendee, givenName, familyName },
})

describe('the admission PDF', () => {
  test('says in Turkish who, to what, when and where, on one page', async () => {
    const { text, pages } = await readPdf(await admissionPdf(admission))
    expect(pages).toBe(1)
    for (const part of [
      'IŞIK BİLİŞİM DERNEĞİ',
      'İstanbul Yapay Zekâ Zirvesi',
      'TARİH VE SAAT',
      '14 Kasım 2026 Cumartesi',
      '09:00 – 18:30',
      '(GMT+3)',
      'Haliç Kongre Merkezi',
      'Sütlüce Mah. Karaağaç Cad. No: 19, Beyoğlu',
      'Gülşah İnönü',
      'GİRİŞ TÜRÜ',
      'Öğrenci',
      'K7M-4QXA',
    ]) {
      expect(text).toContain(part)
    }
  })

  test('says it in English, with the hours of the event’s own zone on both sides of a clock change', async () => {
    const { text } = await readPdf(
      await admissionPdf({
        ...admission,
        locale: 'en',
        event: {
          ...admission.event,
          startDate: '2026-10-31T16:00:00Z',
          endDate: '2026-11-01T22:00:00Z',
          timezone: 'America/New_York',
        },
      }),
    )
    expect(text).toContain('Sat, 31 Oct 2026, 12:00 – Sun, 1 Nov 2026, 17:00')
    expect(text).toContain('Eastern Time (GMT-4 → GMT-5)')
    expect(text).toContain('DATE AND TIME')
  })

  test.each([
    ['Turkish', 'Şule Iğdır', 'Çağlayan-Güneş'],
    ['Greek', 'Ελένη', 'Παπαδοπούλου'],
    ['Cyrillic', 'Аліна', 'Їжакевич'],
    ['Azerbaijani and Kazakh', 'Əli Қайрат', 'Ғалымұлы'],
    ['Vietnamese', 'Nguyễn Thị', 'Ánh Tuyết'],
    ['Armenian and Georgian', 'Արմեն', 'გიორგი'],
  ])('can be searched for a name in %s', async (_script, givenName, familyName) => {
    const { text } = await readPdf(await admissionPdf(named(givenName, familyName)))
    expect(text).toContain(givenName)
    expect(text).toContain(familyName)
  })

  test('keeps every letter although other documents were made before', async () => {
    await admissionPdf(named('ğşçöüâ', 'ĞŞÇÖÜİ'))
    const { text } = await readPdf(await admissionPdf(named('gscoua', 'GSCOUI')))
    expect(text).toContain('gscoua GSCOUI')
  })

  test('holds a code that a scanner reads back', async () => {
    const { scan } = await readPdf(await admissionPdf(admission))
    expect(await scan()).toBe(admission.qr)
  })

  test('has the same bytes for the same data, whatever was made in between', async () => {
    const first = await admissionPdf(admission)
    await admissionPdf(named('Ελένη', 'محمد'))
    expect(first.equals(await admissionPdf(admission))).toBe(true)
    expect(first.equals(await admissionPdf({ ...admission, qr: `${admission.qr}x` }))).toBe(false)
  })

  test('draws a right-to-left name from the left edge of its column, on every line', async () => {
    const { items } = await readPdf(await admissionPdf(named('محمد علی', 'رضایی حسینی نجفی')))
    const arabic = items.filter(({ text }) => /\p{Script=Arabic}/u.test(text))
    const left = (y: number) => Math.min(...arabic.filter((item) => item.y === y).map(({ x }) => x))
    const baselines = [...new Set(arabic.map(({ y }) => y))]
    expect(baselines.length).toBeGreaterThan(1)
    for (const y of baselines) expect(left(y)).toBeCloseTo(32, 0)
  })

  test('lets no text leave the page, however long', async () => {
    const endless = 'Sürdürülebilirlik-'.repeat(40)
    const { items, pages, scan } = await readPdf(
      await admissionPdf({
        ...admission,
        ticketType: endless,
        terms: 'Uzun şartlar. '.repeat(200),
        event: {
          ...admission.event,
          title: `${endless} ${'W'.repeat(300)}`,
          locationName: 'M'.repeat(200),
          address: endless,
          organizer: endless,
          virtualUrl: `https://meet.example.org/${'a'.repeat(400)}`,
        },
        attendee: {
          givenName: 'Ğ'.repeat(120),
          familyName: endless,
          email: 'g@example.org',
          code: 'K7M-4QXA-9ZZZ-1234',
        },
      }),
    )
    expect(pages).toBe(1)
    for (const { x, y, width } of items) {
      expect(x).toBeGreaterThanOrEqual(31.9)
      expect(x + width).toBeLessThanOrEqual(419.53 - 31)
      expect(y).toBeGreaterThan(20)
      expect(y).toBeLessThan(595)
    }
    expect(await scan()).toBe(admission.qr)
  })

  test('can be read aloud: language, title, heading, description of the code', async () => {
    const { language, info, tags } = await readPdf(await admissionPdf(admission))
    expect(language).toBe('tr')
    expect(info.Title).toBe('Giriş belgesi: İstanbul Yapay Zekâ Zirvesi')
    expect(tags.filter(({ role }) => role === 'H1')).toHaveLength(1)
    expect(tags).toContainEqual({ role: 'Figure', alt: 'Giriş için karekod. Kod: K7M-4QXA.' })
  })

  test('links the online room, and only to those who may know it', async () => {
    const virtualUrl = 'https://meet.example.org/room'
    const event = { ...admission.event, virtualUrl }
    expect((await readPdf(await admissionPdf({ ...admission, event }))).links).toEqual([virtualUrl])
    expect((await readPdf(await admissionPdf(admission))).links).toEqual([])
  })
})
