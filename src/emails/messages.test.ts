import { describe, expect, test } from '@jest/globals'
import type { AttendeeFacts, EventFacts } from '@/lib/eventFacts'
import { locales, type Locale } from '@/lib/i18n/locale'
import { addressExistsEmail } from './addressExistsEmail'
import { admissionEmail } from './admissionEmail'
import { eventChangedEmail } from './eventChangedEmail'
import type { Mail } from './mailContent'
import { pendingApprovalEmail } from './pendingApprovalEmail'
import { pendingPaymentEmail } from './pendingPaymentEmail'
import { placeOfferedEmail } from './placeOfferedEmail'
import { registrationCancelledEmail } from './registrationCancelledEmail'
import { resetPasswordEmail } from './resetPasswordEmail'
import { verifyAddressEmail } from './verifyAddressEmail'
import { waitlistedEmail } from './waitlistedEmail'

const site = 'https://events.example.org'

/** Every message, with all that people type taken from `typed`. */
function messages(locale: Locale, typed: (plain: string) => string): Record<string, Mail> {
  // Only here do line ends stay.
  const ownWords = (text: string) => typed(text).replace(/\s+/g, ' ')
  const event: EventFacts = {
    title: typed('Zirve'),
    startDate: '2026-11-14T06:00:00Z',
    endDate: '2026-11-14T15:30:00Z',
    timezone: 'Europe/Istanbul',
    locationName: typed('Haliç'),
    address: typed('Sütlüce'),
    organizer: typed('Dernek'),
    url: `${site}/zirve`,
  }
  const attendee: AttendeeFacts = {
    givenName: typed('Gülşah'),
    familyName: typed('İnönü'),
    email: typed('g@example.org'),
    code: typed('K7M-4QXA'),
  }
  const manageUrl = `${site}/manage/AQ`
  const base = { locale, event, attendee, manageUrl }
  const account = { locale, email: typed('g@example.org'), sender: typed('Rostrum') }
  const previous = {
    ...event,
    endDate: '2026-11-14T14:00:00Z',
    locationName: typed('Lütfi Kırdar'),
  }
  const refund = { amountMinor: 125_050, currency: 'TRY' }
  const attachments = ['admission' as const, 'calendar' as const]
  return {
    confirmed: admissionEmail({
      ...base,
      attachments,
      ticketType: typed('Öğrenci'),
      qrCid: typed('qr'),
    }),
    promoted: admissionEmail({ ...base, attachments, promoted: true }),
    waitlisted: waitlistedEmail({ ...base, position: 3 }),
    offered: placeOfferedEmail({
      ...base,
      acceptUrl: manageUrl,
      expiresAt: '2026-11-01T09:00:00Z',
    }),
    pendingPayment: pendingPaymentEmail({
      ...base,
      ...refund,
      dueAt: '2026-11-01T20:59:00Z',
      payUrl: `${site}/pay`,
      instructions: ownWords('Havale'),
    }),
    pendingApproval: pendingApprovalEmail(base),
    cancelledByAttendee: registrationCancelledEmail({ ...base, cause: 'attendee', refund }),
    cancelledByOrganizer: registrationCancelledEmail({
      ...base,
      cause: 'organizer',
      reason: typed('Salon'),
    }),
    expired: registrationCancelledEmail({ ...base, cause: 'expired' }),
    rejected: registrationCancelledEmail({ ...base, cause: 'rejected' }),
    changed: eventChangedEmail({
      ...base,
      change: 'changed',
      previous,
      message: ownWords('Not'),
      attachments,
    }),
    postponed: eventChangedEmail({ ...base, change: 'postponed', previous }),
    eventCancelled: eventChangedEmail({ ...base, change: 'cancelled', previous, refund }),
    verify: verifyAddressEmail({ ...account, verifyUrl: `${site}/verify`, validMinutes: 1440 }),
    exists: addressExistsEmail({
      ...account,
      signInUrl: `${site}/in`,
      forgotUrl: `${site}/forgot`,
    }),
    reset: resetPasswordEmail({ ...account, resetUrl: `${site}/reset`, validMinutes: 60 }),
  }
}

const plain = Object.fromEntries(
  locales.map((locale) => [locale, messages(locale, (text) => text)]),
)
const all = locales.flatMap((locale) =>
  Object.entries(plain[locale] as Record<string, Mail>).map(([name, mail]) => ({
    locale,
    name,
    mail,
  })),
)

const hostile =
  '</p><img src=x onerror=alert(1)>"\' style=x&lt;\r\nBcc: evil@example.org\r\n\r\n\u0000\u001b\u202e<script>'

describe.each(all)('$name in $locale', ({ locale, name, mail }) => {
  test('says the same in both parts', () => {
    const spoken = mail.html
      .replace(
        /<style>[^]*?<\/style>|<title>[^]*?<\/title>|<div style="display:none[^]*?<\/div>/g,
        '',
      )
      .replace(/ href="([^"]*)"[^>]*>/g, '> $1 ')
      .replace(/<[^>]+>/g, ' ')
      .replace(/&quot;/g, '"')
      .replace(/&nbsp;|&#847;|&zwnj;/g, ' ')
    const words = (part: string) => new Set(part.match(/[\p{L}\p{N}][\p{L}\p{N}@.:/-]+/gu))
    const [inHtml, inText] = [words(spoken), words(mail.text)]
    expect(
      [...inText].filter((word) => !inHtml.has(word.replace(/:$/, '')) && !inHtml.has(word)),
    ).toEqual([])
    expect([...inHtml].filter((word) => !inText.has(word) && !inText.has(`${word}:`))).toEqual([])
  })

  test('is a whole, accessible document', () => {
    expect(mail.html).toMatch(new RegExp(`^<!DOCTYPE html>\\n<html lang="${locale}"`))
    expect(mail.html.match(/<h1 /g)).toHaveLength(1)
    expect(mail.html).toMatch(/<title>[^<]+<\/title>/)
    expect(mail.html).toMatch(/role="article" aria-roledescription="email" aria-label="[^"]+"/)
    expect(mail.html).toContain('prefers-color-scheme:dark')
    const tables = mail.html.match(/<table /g) ?? []
    expect(mail.html.match(/<table role="presentation"/g)).toHaveLength(tables.length)
    for (const image of mail.html.match(/<img [^>]*>/g) ?? []) expect(image).toMatch(/ alt="[^"]+"/)
    expect(mail.html).not.toMatch(/undefined|NaN|\[object/)
    expect(mail.text).not.toMatch(/undefined|NaN|\[object|<\/?\w+>/)
  })

  test('cannot be changed by what people type', () => {
    const attacked = messages(locale, (text) => text + hostile)[name] as Mail
    const tags = (html: string) => html.match(/<\/?[a-z0-9]+/gi)
    expect(tags(attacked.html)).toEqual(tags(mail.html))
    const attributes = (html: string) =>
      html.match(/<[^>]+>/g)?.map((tag) => tag.replace(/"[^"]*"/g, '""').match(/ [\w-]+=/g))
    expect(attributes(attacked.html)).toEqual(attributes(mail.html))
    expect(attacked.subject).not.toMatch(/[\p{Cc}\u202a-\u202e]/u)
    expect(attacked.subject.length).toBeLessThanOrEqual(200)
    expect(attacked.html).not.toContain('onerror=alert(1)>')
  })

  test('is the same for the same data', () => {
    expect(messages(locale, (text) => text)[name]).toEqual(mail)
  })
})

const text = (locale: Locale, name: string) => plain[locale]?.[name]?.text

describe('what the messages say', () => {
  test('a payment: how much, until when in the event’s zone, where', () => {
    expect(text('tr', 'pendingPayment')).toContain('Tutar: ₺1.250,50')
    expect(text('tr', 'pendingPayment')).toContain(
      'Son ödeme zamanı: 1 Kasım 2026 Pazar 23:59 (GMT+3)',
    )
    expect(text('en', 'pendingPayment')).toContain('Amount: ₺1,250.50')
    expect(text('en', 'pendingPayment')).toContain('Pay now:\nhttps://events.example.org/pay')
  })

  test('a waiting list: the position', () => {
    expect(text('tr', 'waitlisted')).toContain('Listedeki sıranız: 3')
    expect(text('en', 'waitlisted')).toContain('Position on the list: 3')
  })

  test('a change: what is new and what it was', () => {
    expect(text('en', 'changed')).toContain(
      'Date and time: Saturday, 14 November 2026, 09:00 – 18:30',
    )
    expect(text('en', 'changed')).toContain('Before: Saturday, 14 November 2026, 09:00 – 17:00')
    expect(text('tr', 'changed')).toContain(
      'Yer: Haliç\n  Sütlüce\n  Önceki: Lütfi Kırdar, Sütlüce',
    )
  })

  test('a change: nothing "before" where nothing changed', () => {
    const { event, attendee } = sameEvent
    const mail = eventChangedEmail({
      locale: 'en',
      event,
      attendee,
      change: 'changed',
      previous: event,
      manageUrl: site,
    })
    expect(mail.text).not.toContain('Before')
  })

  test('a postponed event: the old date is not offered as the date', () => {
    expect(text('en', 'postponed')).toContain('Date announced before: Saturday, 14 November 2026')
    expect(text('en', 'postponed')).not.toContain('Date and time')
  })

  test('a cancellation: the refund, and nothing about money where there is none', () => {
    expect(text('tr', 'cancelledByAttendee')).toContain('Size ₺1.250,50 tutarında iade yapıyoruz.')
    expect(text('tr', 'cancelledByOrganizer')).not.toContain('iade')
    expect(text('en', 'eventCancelled')).toContain('We are refunding ₺1,250.50.')
  })

  test('a cancelled registration no longer shows the online room', () => {
    const { event, attendee } = sameEvent
    const online = { ...event, virtualUrl: 'https://meet.example.org/room' }
    const mail = registrationCancelledEmail({
      locale: 'en',
      event: online,
      attendee,
      cause: 'organizer',
    })
    expect(mail.html + mail.text).not.toContain('meet.example.org')
  })

  test('the organiser’s own words: with their lines', () => {
    const { event, attendee } = sameEvent
    const money = { amountMinor: 100, currency: 'TRY', instructions: 'TR12 0006\r\nK7M <b>' }
    const mail = pendingPaymentEmail({ locale: 'tr', event, attendee, manageUrl: site, ...money })
    expect(mail.html).toContain('TR12 0006<br>K7M &lt;b&gt;')
    expect(mail.text).toContain('TR12 0006\nK7M <b>')
  })

  test('an account link: how long it works', () => {
    expect(text('tr', 'reset')).toContain(
      'Bağlantı 1 saat içinde ve yalnızca bir kez kullanılabilir.',
    )
    expect(text('en', 'verify')).toContain('The link works once, within 1 day.')
  })

  test('a button never leads anywhere but to a web page', () => {
    const { event, attendee } = sameEvent
    const mail = { locale: 'en', event, attendee } as const
    expect(() => pendingApprovalEmail({ ...mail, manageUrl: 'javascript:alert(1)' })).toThrow(
      TypeError,
    )
  })

  test('an event’s address that is no web page is shown, not linked', () => {
    const { attendee } = sameEvent
    const event = { ...sameEvent.event, virtualUrl: 'javascript:alert(1)' }
    const mail = admissionEmail({ locale: 'en', event, attendee, manageUrl: site, attachments: [] })
    expect(mail.html).not.toContain('href="javascript')
    expect(mail.text).toContain('javascript:alert(1)')
  })
})

const sameEvent = {
  event: {
    title: 'Zirve',
    startDate: '2026-11-14T06:00:00Z',
    endDate: '2026-11-14T15:30:00Z',
    timezone: 'Europe/Istanbul',
    locationName: 'Haliç',
    url: `${site}/zirve`,
  },
  attendee: { givenName: 'Gülşah', familyName: 'İnönü', email: 'g@example.org', code: 'K7M' },
}
