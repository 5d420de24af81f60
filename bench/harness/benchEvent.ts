/** An open event as organisers make them; `seedEvents` copies it. */
export const benchEvent = {
  title: 'Kıyıda Yazılım',
  slug: 'bench-0',
  summary: 'İki gün, tek salon, on altı konuşma: yazılımın gündelik hali üzerine.',
  startDate: '2030-05-01T07:00:00Z',
  endDate: '2030-05-01T15:00:00Z',
  timezone: 'Europe/Istanbul',
  attendanceMode: 'offline',
  location: 'Haliç Kongre Merkezi, İstanbul',
  organizer: 'Işık Derneği',
  capacity: 250,
  currency: 'TRY',
  price: 0,
  status: 'published',
  visibility: 'public',
}
