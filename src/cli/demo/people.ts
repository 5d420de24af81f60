export type DemoPerson = { givenName: string; familyName: string; email: string; locale: string }

const givenNames =
  'Işıl İbrahim Gökçe Ümit Ayşe Oğuz Şule Barış Nilüfer Çağla Göksel Ömür José Zoë Siobhán Łukasz Søren Ελένη Дмитрий Nguyễn'.split(
    ' ',
  )
const familyNames = 'Çağlayan Şimşek Kılıç'.split(' ')
const otherNames: Record<string, string> = {
  José: 'Nuñez',
  Zoë: 'Müller',
  Siobhán: 'O’Neill',
  Łukasz: 'Wójcik',
  Søren: 'Kjær',
  Ελένη: 'Παπαδοπούλου',
  Дмитрий: 'Соколов',
  Nguyễn: 'Thị Ánh',
}

/** So many people, each with an address of this run; most are Turkish, all have letters beyond ASCII. */
export function makePeople(count: number, run: string): DemoPerson[] {
  return Array.from({ length: count }, (_, index) => {
    const givenName = givenNames[index % givenNames.length] ?? 'Işıl'
    const foreign = otherNames[givenName]
    const round = Math.floor(index / givenNames.length)
    return {
      givenName,
      familyName: foreign ?? familyNames[round % familyNames.length] ?? 'Çağlayan',
      email: `kisi${index + 1}-${run}@example.org`,
      locale: foreign ? 'en' : 'tr',
    }
  })
}
