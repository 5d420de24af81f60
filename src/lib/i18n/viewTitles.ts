import type { LocalisedText } from '@/lib/localisedText'

/** What the panel's own pages are called, by the key of the view: in its navigation and in the browser's tab. */
export const viewTitles = {
  calendar: { en: 'Calendar', tr: 'Takvim' },
  checkIn: { en: 'Check-in', tr: 'Giriş kontrolü' },
  importEvents: { en: 'Import events', tr: 'Etkinlik aktar' },
  mailbox: { en: 'Mailbox', tr: 'Posta kutusu' },
} satisfies Record<string, LocalisedText>
