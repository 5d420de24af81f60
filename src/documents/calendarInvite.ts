import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator'
import { fullName, type AttendeeFacts, type EventFacts } from '@/lib/eventFacts'
import { formatEventTime } from '@/lib/formatDate'
import type { Locale } from '@/lib/i18n/locale'
import { textsFor } from '@/lib/i18n/textsFor'
import { singleLine } from '@/lib/singleLine'

export type CalendarInviteData = {
  locale: Locale
  event: EventFacts
  /** The event's lasting identity in calendars. */
  uid: string
  /** Raised with each change of date, place or status, so that calendars replace what they hold. */
  sequence: number
  status: 'confirmed' | 'tentative' | 'cancelled'
  /** ISO 8601: when the event last changed. Stands for the clock, so that equal data gives equal text. */
  changedAt: string
  /**
   * `publish` for everyone (the public file), `request` to put or move it in one guest's calendar,
   * `cancel` to take it out. The last two need `organizerEmail`.
   */
  method: 'publish' | 'request' | 'cancel'
  organizerEmail?: string
  attendee?: AttendeeFacts
  /** Only in what goes to the guest alone. */
  manageUrl?: string
}

const statuses = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
}

const methods = {
  publish: ICalCalendarMethod.PUBLISH,
  request: ICalCalendarMethod.REQUEST,
  cancel: ICalCalendarMethod.CANCEL,
}

/**
 * The event as an iCalendar file (RFC 5545, iTIP methods of RFC 5546). Times are in UTC: one instant for
 * every reader, with no zone rules to disagree about; the description names the hours at the place.
 * @throws TypeError for an invitation without the address of the organiser
 */
export function calendarInvite(data: CalendarInviteData): string {
  const { locale, event, method, organizerEmail, attendee } = data
  if (method !== 'publish' && !organizerEmail) {
    throw new TypeError(`A calendar ${method} needs the organiser's address.`)
  }
  const changed = new Date(data.changedAt)
  const organizer = quotable(event.organizer ?? textsFor(locale).mails.platform)
  const calendar = ical({
    prodId: { company: 'Rostrum', product: 'Events', language: locale.toUpperCase() },
    method: methods[method],
  })
  const entry = calendar.createEvent({
    id: singleLine(data.uid),
    sequence: data.sequence,
    status: method === 'cancel' ? ICalEventStatus.CANCELLED : statuses[data.status],
    transparency: ICalEventTransparency.OPAQUE,
    stamp: changed,
    lastModified: changed,
    start: new Date(event.startDate),
    end: new Date(event.endDate),
    summary: singleLine(event.title),
    description: describe(data),
    location: placeOf(event) ?? null,
    url: new URL(event.url).href,
    organizer: organizerEmail ? { name: organizer, email: singleLine(organizerEmail) } : null,
  })
  if (attendee) {
    entry.createAttendee({
      name: quotable(fullName(attendee)),
      email: singleLine(attendee.email),
      status: method === 'cancel' ? ICalAttendeeStatus.DECLINED : ICalAttendeeStatus.ACCEPTED,
      role: ICalAttendeeRole.REQ,
      rsvp: false,
    })
  }
  return `${calendar.toString().trimEnd()}\r\n`
}

function placeOf({ locationName, address, virtualUrl }: EventFacts): string | undefined {
  const place = [locationName, address].filter(Boolean).join(', ')
  return singleLine(place) || virtualUrl
}

function describe({ locale, event, attendee, manageUrl }: CalendarInviteData): string {
  const texts = textsFor(locale)
  const time = formatEventTime({ ...event, locale })
  const place = placeOf(event)
  const facts: [string, string | undefined][] = [
    [texts.admission.date, `${time.span}, ${time.zone}`],
    [texts.admission.place, place],
    [texts.admission.online, event.virtualUrl === place ? undefined : event.virtualUrl],
    [texts.admission.code, attendee?.code],
    [texts.mails.manage, manageUrl],
    [texts.mails.event, event.url],
  ]
  return facts
    .flatMap(([label, value]) => (value ? `${label}: ${singleLine(value)}` : []))
    .join('\n')
}

/** Names stand in quoted parameters, which know no escape for the quotation mark. */
const quotable = (name: string) => singleLine(name).replaceAll('"', '’')
