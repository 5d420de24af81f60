import { describe, expect, test } from '@jest/globals'
import { admissionEmail, type AdmissionEmailData } from './admissionEmail'

const data: AdmissionEmailData = {
  locale: 'tr',
  event: {
    title: 'İstanbul Yapay Zekâ Zirvesi',
    startDate: '2026-11-14T06:00:00Z',
    endDate: '2026-11-14T15:30:00Z',
    timezone: 'Europe/Istanbul',
    locationName: 'Haliç Kongre Merkezi',
    organizer: 'Işık Bilişim Derneği',
    url: 'https://events.example.org/yapay-zeka',
  },
  attendee: { givenName: 'Gülşah', familyName: 'İnönü', email: 'g@example.org', code: 'K7M-4QXA' },
  manageUrl: 'https://events.example.org/manage/AQMk',
  ticketType: 'Öğrenci',
  attachments: ['admission', 'calendar'],
  qrCid: 'qr@rostrum',
}

describe('the admission mail', () => {
  test('says in Turkish, in both parts, all that a guest needs at the door', () => {
    const { subject, html, text } = admissionEmail(data)
    expect(subject).toBe('Kaydınız onaylandı: İstanbul Yapay Zekâ Zirvesi')
    for (const part of [
      'Merhaba Gülşah İnönü,',
      '“İstanbul Yapay Zekâ Zirvesi” etkinliği için kaydınız onaylandı.',
      '14 Kasım 2026 Cumartesi, 09:00 – 18:30',
      'Haliç Kongre Merkezi',
      'Öğrenci',
      'K7M-4QXA',
      'Ekte: giriş belgeniz (PDF) ve takvim kaydı.',
      data.manageUrl,
      data.event.url,
      'Işık Bilişim Derneği',
    ]) {
      expect(html.replaceAll('\u00a0', ' ')).toContain(part)
      expect(text).toContain(part)
    }
    expect(html).toContain('<html lang="tr"')
    expect(html).toContain('src="cid:qr@rostrum" alt="Giriş için karekod. Kod: K7M-4QXA."')
  })

  test('says in English that a place became free', () => {
    const { subject, text } = admissionEmail({ ...data, locale: 'en', promoted: true })
    expect(subject).toBe('A place is yours: İstanbul Yapay Zekâ Zirvesi')
    expect(text).toContain('you moved up from the waiting list')
    expect(text).toContain('Attached: your admission (PDF) and a calendar entry.')
  })

  test('promises no attachment that is not there, and no picture', () => {
    const { html, text } = admissionEmail({ ...data, attachments: [], qrCid: undefined })
    expect(text).not.toContain('Ekte')
    expect(html).not.toContain('<img')
  })

  test('shows the online room as a link and no hint about an entrance', () => {
    const event = {
      ...data.event,
      locationName: undefined,
      virtualUrl: 'https://meet.example.org/r',
    }
    const { html, text } = admissionEmail({ ...data, event })
    expect(html).toContain('href="https://meet.example.org/r"')
    expect(text).toContain('Yer: Çevrim içi\n  https://meet.example.org/r')
    expect(text).not.toContain('girişte')
  })
})
