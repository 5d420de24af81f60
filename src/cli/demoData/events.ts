type DemoEvent = {
  title: string
  summary: string
  paragraphs: string[]
  location?: string
  timezone: string
  attendanceMode: 'mixed' | 'offline' | 'online'
  /** Days from today, local start hour and length. */
  inDays: number
  hour: number
  hours: number
  capacity?: number
  price: number
  currency: string
  status: 'draft' | 'published'
  /** How many demo people register. */
  attendees: number
}

/** What the demo organiser has on: past, today, coming, full, paid, online and a draft. */
export const demoEvents: DemoEvent[] = [
  {
    title: 'İstanbul Yazılım Zirvesi',
    summary: 'Ölçeklenebilir sistemler, veri ve ekip kültürü üzerine bir gün.',
    paragraphs: [
      'Türkiye’nin dört bir yanından yazılımcılar, bir gün boyunca gerçek sistemlerden öğrendiklerini anlatıyor.',
      'Öğle yemeği ve kahve dâhildir. Katılımcılara dijital sertifika verilir.',
    ],
    location: 'Haliç Kongre Merkezi, İstanbul',
    timezone: 'Europe/Istanbul',
    attendanceMode: 'offline',
    inDays: 21,
    hour: 9,
    hours: 9,
    capacity: 400,
    price: 750,
    currency: 'TRY',
    status: 'published',
    attendees: 14,
  },
  {
    title: 'Seramik Atölyesi: Çamurdan Kâseye',
    summary: 'On kişilik, uygulamalı bir pazar atölyesi.',
    paragraphs: ['Malzemeler bizden. Kâseleriniz fırınlandıktan sonra adresinize gönderilir.'],
    location: 'Moda, Kadıköy',
    timezone: 'Europe/Istanbul',
    attendanceMode: 'offline',
    inDays: 6,
    hour: 13,
    hours: 3,
    capacity: 10,
    price: 0,
    currency: 'TRY',
    status: 'published',
    attendees: 13,
  },
  {
    title: 'Designing Calm Software',
    summary: 'An evening on interfaces that respect attention.',
    paragraphs: ['Three short talks, one long conversation, and a stream for those far away.'],
    location: 'Factory Berlin, Rheinsberger Str. 76/77, Berlin',
    timezone: 'Europe/Berlin',
    attendanceMode: 'mixed',
    inDays: 12,
    hour: 18,
    hours: 3,
    capacity: 60,
    price: 0,
    currency: 'EUR',
    status: 'published',
    attendees: 16,
  },
  {
    title: 'PostgreSQL in Practice',
    summary: 'A free online morning about locks, indexes and sleeping well.',
    paragraphs: ['Bring a slow query; leave with a fast one.'],
    timezone: 'Europe/London',
    attendanceMode: 'online',
    inDays: 3,
    hour: 9,
    hours: 3,
    price: 0,
    currency: 'GBP',
    status: 'published',
    attendees: 9,
  },
  {
    title: 'Gönüllü Buluşması',
    summary: 'Bugün: ekiple tanışma ve sahada görev paylaşımı.',
    paragraphs: ['Kapılar yarım saat önce açılır. Girişte karekodunuzu gösterin.'],
    location: 'Salt Galata, İstanbul',
    timezone: 'Europe/Istanbul',
    attendanceMode: 'offline',
    inDays: 0,
    hour: 19,
    hours: 2,
    capacity: 80,
    price: 0,
    currency: 'TRY',
    status: 'published',
    attendees: 18,
  },
  {
    title: 'Bahar Konferansı (taslak)',
    summary: 'Program henüz hazırlanıyor.',
    paragraphs: ['Konuşmacı başvuruları yakında açılacak.'],
    location: 'ODTÜ Kültür ve Kongre Merkezi, Ankara',
    timezone: 'Europe/Istanbul',
    attendanceMode: 'offline',
    inDays: 120,
    hour: 10,
    hours: 7,
    capacity: 250,
    price: 400,
    currency: 'TRY',
    status: 'draft',
    attendees: 0,
  },
]
