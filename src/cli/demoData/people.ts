import type { BuiltInRole } from '@/access/permissions'

/** Staff of the demo organiser; one per built-in role. */
export const demoStaff: {
  email: string
  firstName: string
  lastName: string
  role: BuiltInRole
}[] = [
  { email: 'admin@rostrum.example', firstName: 'Defne', lastName: 'Aydın', role: 'admin' },
  { email: 'moderator@rostrum.example', firstName: 'Kerem', lastName: 'Öztürk', role: 'moderator' },
  {
    email: 'support@rostrum.example',
    firstName: 'Zeynep',
    lastName: 'Şahin',
    role: 'support-agent',
  },
  { email: 'marketing@rostrum.example', firstName: 'Emre', lastName: 'Güneş', role: 'marketing' },
  { email: 'door@rostrum.example', firstName: 'Çağla', lastName: 'Yıldız', role: 'door-staff' },
  { email: 'visitor@rostrum.example', firstName: 'Ada', lastName: 'Demir', role: 'user' },
]

/** People who register for demo events. */
export const demoAttendees: { givenName: string; familyName: string; locale: 'en' | 'tr' }[] = [
  ['Işıl', 'Çağlayan', 'tr'],
  ['İbrahim', 'Yılmaz', 'tr'],
  ['Gökçe', 'Şimşek', 'tr'],
  ['Ümit', 'Özdemir', 'tr'],
  ['Ayşe', 'Kılıç', 'tr'],
  ['Oğuz', 'Aydoğan', 'tr'],
  ['Şule', 'Ünal', 'tr'],
  ['Barış', 'Ergün', 'tr'],
  ['Nilüfer', 'Tığlı', 'tr'],
  ['Cem', 'Arslan', 'tr'],
  ['Elif', 'Doğan', 'tr'],
  ['Hakan', 'Çetin', 'tr'],
  ['Sıla', 'Korkmaz', 'tr'],
  ['Tuğba', 'Işık', 'tr'],
  ['Yiğit', 'Erdoğan', 'tr'],
  ['Amelia', 'Hughes', 'en'],
  ['José', 'Nuñez', 'en'],
  ['Zoë', 'Müller', 'en'],
  ['Siobhán', 'O’Neill', 'en'],
  ['Łukasz', 'Wójcik', 'en'],
  ['Søren', 'Kjær', 'en'],
  ['Ελένη', 'Παπαδοπούλου', 'en'],
  ['Дмитрий', 'Соколов', 'en'],
  ['Priya', 'Raman', 'en'],
].map(([givenName, familyName, locale]) => ({
  givenName: givenName as string,
  familyName: familyName as string,
  locale: locale as 'en' | 'tr',
}))
