import { describe, expect, test } from '@jest/globals'
import ICAL from 'ical.js'
import { calendarInvite, type CalendarInviteData } from './calendarInvite'

const data: CalendarInviteData = {
  locale: 'tr',
  event: {
    title: 'İstanbul Yapay Zekâ Zirvesi',
    startDate: '2026-11-14T06:00:00Z',
    endDate: '2026-11-14T15:30:00Z',
    timezone: 'Europe/Istanbul',
    locationName: 'Haliç Kongre Merkezi',
    address: 'Sütlüce Mah. No: 19; 34445',
    organizer: 'Işık Bilişim Derneği',
    url: 'https://events.example.org/yapay-zeka',
  },
  uid: '01939b7c-8f4e-7c3a-9d52-6f1e0a2b3c4d@events.example.org',
  sequence: 0,
  status: 'confirmed',
  changedAt: '2026-10-01T08:00:00Z',
  method: 'publish',
}

const guest: CalendarInviteData = {
  ...data,
  method: 'request',
  organizerEmail: 'info@isik.example.org',
  attendee: { givenName: 'Gülşah', familyName: 'İnönü', email: 'g@example.org', code: 'K7M-4QXA' },
  manageUrl: 'https://events.example.org/manage/AQ',
}

function read(invite: string) {
  const calendar = new ICAL.Component(ICAL.parse(invite))
  const [entry] = calendar.getAllSubcomponents('vevent')
  if (!entry) throw new Error('The file holds no event.')
  return { calendar, entry, event: new ICAL.Event(entry) }
}

/** Wall-clock hours as a calendar program in that zone shows them, by a way that shares no code. */
const hours = (time: ICAL.Time, timeZone: string) =>
  time.toJSDate().toLocaleString('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })

describe('the calendar file', () => {
  test('is read by another calendar library with every fact', () => {
    const { calendar, entry, event } = read(calendarInvite(data))
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH')
    expect(event.uid).toBe(data.uid)
    expect(event.summary).toBe('İstanbul Yapay Zekâ Zirvesi')
    expect(event.location).toBe('Haliç Kongre Merkezi, Sütlüce Mah. No: 19; 34445')
    expect(event.description).toContain('14 Kasım 2026 Cumartesi, 09:00 – 18:30')
    expect(event.sequence).toBe(0)
    expect(entry.getFirstPropertyValue('status')).toBe('CONFIRMED')
    expect(entry.getFirstPropertyValue('url')).toBe('https://events.example.org/yapay-zeka')
    expect(entry.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-10-01T08:00:00Z')
    expect(entry.getAllProperties('attendee')).toHaveLength(0)
  })

  test.each([
    ['Europe/Istanbul', '2026-03-29T01:30', '2026-03-28T22:30:00Z'],
    ['Europe/Istanbul', '2026-10-25T03:30', '2026-10-25T00:30:00Z'],
    ['America/New_York', '2026-03-08T01:59', '2026-03-08T06:59:00Z'],
    ['America/New_York', '2026-03-08T03:00', '2026-03-08T07:00:00Z'],
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30:00Z'],
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T06:30:00Z'],
  ])('in %s begins at %s on the wall for the instant %s', (timezone, wall, startDate) => {
    const endDate = new Date(Date.parse(startDate) + 3 * 3_600_000).toISOString()
    const { event } = read(
      calendarInvite({ ...data, event: { ...data.event, timezone, startDate, endDate } }),
    )
    expect(hours(event.startDate, timezone)).toBe(wall.replace('T', ' '))
    expect(event.startDate.toJSDate().toISOString()).toBe(new Date(startDate).toISOString())
    expect(event.duration.toSeconds()).toBe(3 * 3600)
  })

  test('asks the guest’s calendar to hold it, in the guest’s and the organiser’s name', () => {
    const { calendar, entry, event } = read(calendarInvite({ ...guest, sequence: 2 }))
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST')
    expect(event.sequence).toBe(2)
    expect(event.organizer).toBe('mailto:info@isik.example.org')
    const [attendee] = entry.getAllProperties('attendee')
    expect(attendee?.getFirstParameter('cn')).toBe('Gülşah İnönü')
    expect(attendee?.getFirstParameter('partstat')).toBe('ACCEPTED')
    expect(event.description).toContain('K7M-4QXA')
    expect(event.description).toContain(guest.manageUrl)
  })

  test('takes the event out of calendars when it is cancelled', () => {
    const { calendar, entry } = read(calendarInvite({ ...guest, method: 'cancel', sequence: 3 }))
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL')
    expect(entry.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect(entry.getFirstPropertyValue('sequence')).toBe(3)
  })

  test('marks a postponed event as tentative', () => {
    const { entry } = read(calendarInvite({ ...data, status: 'tentative' }))
    expect(entry.getFirstPropertyValue('status')).toBe('TENTATIVE')
  })

  test('refuses an invitation that nobody sends', () => {
    expect(() => calendarInvite({ ...guest, organizerEmail: undefined })).toThrow(TypeError)
  })

  test('keeps lines at 75 bytes and never splits a character', () => {
    const title = 'Uzun başlık ğüşiöç 🎉 會議 '.repeat(20).trim()
    const invite = calendarInvite({ ...data, event: { ...data.event, title } })
    const lines = Buffer.from(invite).toString('latin1').split('\r\n')
    expect(lines.pop()).toBe('')
    const strict = new TextDecoder('utf-8', { fatal: true })
    for (const line of lines) {
      expect(line.length).toBeLessThanOrEqual(75)
      expect(() => strict.decode(Buffer.from(line, 'latin1'))).not.toThrow()
    }
    expect(read(invite).event.summary).toBe(title)
  })

  test('lets nothing that was typed become a property of its own', () => {
    const evil = 'x\r\nATTACH:https://evil.example\nSTATUS:CANCELLED'
    const invite = calendarInvite({
      ...guest,
      uid: evil,
      organizerEmail: evil,
      manageUrl: evil,
      event: {
        ...guest.event,
        title: evil,
        locationName: evil,
        address: evil,
        organizer: `"${evil}`,
      },
      attendee: { givenName: `"${evil}`, familyName: evil, email: evil, code: evil },
    })
    const { entry, event } = read(invite)
    expect(entry.getAllProperties('attach')).toHaveLength(0)
    expect(entry.getAllProperties('status')).toHaveLength(1)
    const harmless = 'x ATTACH:https://evil.example STATUS:CANCELLED'
    expect(event.summary).toBe(harmless)
    const [attendee] = entry.getAllProperties('attendee')
    expect(attendee?.getFirstParameter('cn')).toBe(`’${harmless} ${harmless}`)
    expect(attendee?.getFirstValue()).toBe(`MAILTO:${harmless}`)
    expect(entry.getFirstProperty('organizer')?.getFirstParameter('cn')).toBe(`’${harmless}`)
    expect(event.organizer).toBe(`mailto:${harmless}`)
  })

  test('is the same for the same data', () => {
    expect(calendarInvite(guest)).toBe(calendarInvite(guest))
  })

  test('gives an online event its room as the place, once', () => {
    const virtualUrl = 'https://meet.example.org/room'
    const event = { ...data.event, locationName: undefined, address: undefined, virtualUrl }
    const entry = read(calendarInvite({ ...data, event })).event
    expect(entry.location).toBe(virtualUrl)
    expect(entry.description.split(virtualUrl)).toHaveLength(2)
  })
})
