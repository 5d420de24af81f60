import type { Language } from '@/lib/localisedText'

const en = {
  title: 'Calendar',
  intro: 'Events, campaigns and social posts in one place.',
  month: 'Month',
  week: 'Week',
  agenda: 'Agenda',
  views: 'View',
  today: 'Today',
  previous: 'Earlier',
  next: 'Later',
  empty: 'Nothing in this time.',
  zone: (name: string) => `Times in ${name}`,
  more: (count: number) => `${count} more`,
  newPost: 'New social post',
  kinds: { event: 'Event', campaign: 'Campaign', post: 'Social post' },
}

export type CalendarTexts = typeof en

const tr: CalendarTexts = {
  title: 'Takvim',
  intro: 'Etkinlikler, kampanyalar ve sosyal gönderiler bir arada.',
  month: 'Ay',
  week: 'Hafta',
  agenda: 'Ajanda',
  views: 'Görünüm',
  today: 'Bugün',
  previous: 'Önceki',
  next: 'Sonraki',
  empty: 'Bu aralıkta bir şey yok.',
  zone: (name) => `Saatler: ${name}`,
  more: (count) => `${count} tane daha`,
  newPost: 'Yeni sosyal gönderi',
  kinds: { event: 'Etkinlik', campaign: 'Kampanya', post: 'Sosyal gönderi' },
}

export const calendarTexts: Record<Language, CalendarTexts> = { en, tr }
