import type { Language } from '@/lib/localisedText'
import type { SearchType } from '@/lib/search/searchTypes'

const en = {
  open: 'Search',
  title: 'Search events, people and tickets',
  label: 'Name, title, address, code or number',
  hint: 'Type a name, a title, an e-mail address, a code or a ticket number.',
  searching: 'Searching…',
  nothing: (words: string) => `Nothing found for “${words}”.`,
  found: (count: number) => (count === 1 ? '1 result' : `${count} results`),
  failed: 'The search could not be reached.',
  limited: (seconds: number) =>
    `Too many requests. Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
  signedOut: 'You are no longer signed in.',
  signIn: 'Sign in',
  retry: 'Try again',
  close: 'Close',
  keys: { move: 'move', go: 'open', close: 'close' },
  types: {
    events: 'Events',
    contacts: 'Contacts',
    registrations: 'Registrations',
    tickets: 'Tickets',
  } as Record<SearchType, string>,
}

export type SearchTexts = typeof en

const tr: SearchTexts = {
  open: 'Ara',
  title: 'Etkinliklerde, kişilerde ve taleplerde ara',
  label: 'Ad, başlık, adres, kod ya da numara',
  hint: 'Bir ad, başlık, e-posta adresi, kod ya da talep numarası yazın.',
  searching: 'Aranıyor…',
  nothing: (words) => `“${words}” için sonuç bulunamadı.`,
  found: (count) => `${count} sonuç`,
  failed: 'Aramaya ulaşılamadı.',
  limited: (seconds) => `Çok fazla istek gönderildi. ${seconds} saniye sonra yeniden deneyin.`,
  signedOut: 'Oturumunuz kapanmış.',
  signIn: 'Oturum aç',
  retry: 'Yeniden dene',
  close: 'Kapat',
  keys: { move: 'gezin', go: 'aç', close: 'kapat' },
  types: {
    events: 'Etkinlikler',
    contacts: 'Kişiler',
    registrations: 'Kayıtlar',
    tickets: 'Destek talepleri',
  },
}

/** What the search of the panel says. The Turkish texts have the same shape. */
export const searchTexts: Record<Language, SearchTexts> = { en, tr }
