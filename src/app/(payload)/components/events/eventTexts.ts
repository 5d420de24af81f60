import type { Language } from '@/lib/localisedText'

const en = {
  title: 'This event',
  registrations: 'Registrations',
  csv: 'Download CSV',
  xlsx: 'Download XLSX',
  checkIn: 'Check-in',
  certificates: 'Certificates',
  figures: 'Figures',
  loading: 'Counting…',
  failed: 'The figures did not come. They are asked for again in a moment.',
  nobody: 'Nobody has registered yet. Figures and charts show here once somebody does.',
  seats: 'Seats taken',
  seatsWords: (taken: number, capacity: number | null) =>
    capacity === null ? `${taken}, without a limit` : `${taken} of ${capacity}`,
  arrived: 'Checked in',
  arrivedWords: (arrived: number, confirmed: number) => `${arrived} of ${confirmed}`,
  noShows: (people: number) => `${people} did not come`,
  revenue: 'Revenue',
  refunded: (money: string) => `${money} went back`,
  perDay: 'Registrations per day',
  perWeeks: (weeks: number) =>
    weeks === 1 ? 'Registrations per week' : `Registrations per ${weeks} weeks`,
  revenuePerDay: 'Revenue per day',
  revenuePerWeeks: (weeks: number) =>
    weeks === 1 ? 'Revenue per week' : `Revenue per ${weeks} weeks`,
  day: 'Day',
  money: 'Revenue',
  noMoney: 'No payments yet.',
}

/** What the panel of an event says. */
export type EventTexts = typeof en

const tr: EventTexts = {
  title: 'Bu etkinlik',
  registrations: 'Kayıtlar',
  csv: 'CSV indir',
  xlsx: 'XLSX indir',
  checkIn: 'Giriş kontrolü',
  certificates: 'Sertifikalar',
  figures: 'Rakamlar',
  loading: 'Sayılıyor…',
  failed: 'Rakamlar gelmedi. Birazdan yeniden istenecek.',
  nobody: 'Henüz kimse kaydolmadı. İlk kayıtla birlikte rakamlar ve grafikler burada görünür.',
  seats: 'Dolu koltuk',
  seatsWords: (taken, capacity) =>
    capacity === null ? `${taken}, sınırsız` : `${capacity} koltuktan ${taken}`,
  arrived: 'Giriş yapan',
  arrivedWords: (arrived, confirmed) => `${confirmed} kişiden ${arrived}`,
  noShows: (people) => `${people} kişi gelmedi`,
  revenue: 'Gelir',
  refunded: (money) => `${money} iade edildi`,
  perDay: 'Güne göre kayıtlar',
  perWeeks: (weeks) => (weeks === 1 ? 'Haftaya göre kayıtlar' : `${weeks} haftaya göre kayıtlar`),
  revenuePerDay: 'Güne göre gelir',
  revenuePerWeeks: (weeks) => (weeks === 1 ? 'Haftaya göre gelir' : `${weeks} haftaya göre gelir`),
  day: 'Gün',
  money: 'Gelir',
  noMoney: 'Henüz ödeme yok.',
}

export const eventTexts: Record<Language, EventTexts> = { en, tr }
