import type { LocalisedText } from '@/lib/localisedText'

type MergeTag = LocalisedText & {
  /** Stands in previews where nobody is chosen. */
  sample: string
}

/** What a campaign can say about its reader and its event. Anything else is refused before sending. */
export const mergeTags = {
  'contact.givenName': { en: 'Given name', tr: 'Ad', sample: 'Ayşe' },
  'contact.familyName': { en: 'Family name', tr: 'Soyad', sample: 'Yılmaz' },
  'contact.fullName': { en: 'Full name', tr: 'Ad soyad', sample: 'Ayşe Yılmaz' },
  'contact.email': { en: 'E-mail address', tr: 'E-posta adresi', sample: 'ayse@example.org' },
  'contact.locale': { en: 'Language (en, tr)', tr: 'Dil (en, tr)', sample: 'tr' },
  'event.title': { en: 'Title of the event', tr: 'Etkinliğin başlığı', sample: 'Spring meeting' },
  'event.summary': {
    en: 'Summary of the event',
    tr: 'Etkinliğin özeti',
    sample: 'A day of talks.',
  },
  'event.date': {
    en: 'Date and time, written out',
    tr: 'Tarih ve saat, yazıyla',
    sample: 'Saturday, 17 April 2027, 10:00 – 18:00',
  },
  'event.startDate': {
    en: 'Start (for the date filter)',
    tr: 'Başlangıç (date süzgeci için)',
    sample: '2027-04-17T07:00:00.000Z',
  },
  'event.endDate': {
    en: 'End (for the date filter)',
    tr: 'Bitiş (date süzgeci için)',
    sample: '2027-04-17T15:00:00.000Z',
  },
  'event.timezone': { en: 'Time zone', tr: 'Saat dilimi', sample: 'Europe/Istanbul' },
  'event.location': { en: 'Place', tr: 'Yer', sample: 'Istanbul' },
  'event.organizer': { en: 'Organiser', tr: 'Düzenleyen', sample: 'Rostrum' },
  'event.url': { en: 'Page of the event', tr: 'Etkinlik sayfası', sample: 'https://example.org' },
  'sender.name': { en: 'Name of the sender', tr: 'Gönderenin adı', sample: 'Rostrum' },
  unsubscribeUrl: {
    en: 'Link to unsubscribe',
    tr: 'Abonelikten çıkma bağlantısı',
    sample: 'https://example.org/unsubscribe',
  },
} as const satisfies Record<string, MergeTag>

export type MergeTagName = keyof typeof mergeTags

/** Filters a tag may be passed through: `{{ contact.givenName | default: "friend" }}`. */
export const mergeFilters = [
  ...['default', 'upcase', 'downcase', 'capitalize', 'strip', 'squish'],
  ...['truncate', 'truncatewords', 'append', 'prepend', 'replace', 'date'],
] as const

/** Whether a path of a tag is one of ours: any attribute of a contact is, known or not. */
export function isMergeTag(segments: readonly unknown[]): boolean {
  const [root, second, third] = segments
  if (root === 'contact' && second === 'attributes') {
    return segments.length === 3 && typeof third === 'string'
  }
  return segments.every((segment) => typeof segment === 'string') && segments.join('.') in mergeTags
}

/** Whether a path speaks of an event, which the campaign must then have. */
export const isEventTag = (segments: readonly unknown[]): boolean => segments[0] === 'event'
