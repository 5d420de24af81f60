import { describe, expect, it } from '@jest/globals'
import { type Place, findZone, guessTimezone } from './guessTimezone'

const guess = (place: Place) => {
  const { timezone, source, isCertain } = guessTimezone(place)
  return `${timezone} ${source}${isCertain ? '' : ' ?'}`
}

describe('guessTimezone', () => {
  it.each<[string, Place]>([
    ['Europe/Istanbul city', { city: 'İSTANBUL', country: 'Türkiye' }],
    ['Europe/Istanbul city', { city: 'istanbul' }],
    ['Europe/Istanbul city', { city: 'Kadıköy, İstanbul' }],
    ['Europe/Istanbul city', { city: 'Iğdır' }],
    ['Europe/Istanbul city', { city: 'Mersin', country: 'Turkey' }],
    ['Europe/Istanbul country', { city: 'Bodrum', country: 'Turkiye' }],
    ['Europe/Berlin city', { city: 'Münih', country: 'Almanya' }],
    ['Europe/London city', { city: 'Londra' }],
    ['America/New_York city', { city: 'New York, NY', country: 'U.S.A.' }],
    ['America/New_York region', { city: 'Sandusky, OH', country: 'U.S.A.' }],
    ['America/Chicago region', { city: 'Wisconsin Dells, WI', country: 'ABD' }],
    ['America/Chicago city', { city: 'Birmingham, AL', country: 'USA' }],
    ['Europe/London city', { city: 'Birmingham', country: 'U.K.' }],
    ['Europe/London city', { city: 'Edinburgh', country: 'Scotland' }],
    ['America/Los_Angeles city', { city: 'Portland, OR', country: 'U.S.A.' }],
    ['America/New_York city', { city: 'Boston, MA' }],
    ['America/New_York city', { city: 'Portland, ME', country: 'U.S.A.' }],
    ['Europe/Berlin city', { city: 'Berlin, DE' }],
    ['America/New_York city', { city: 'Wilmington, DE' }],
    ['America/Chicago city', { city: 'Kansas City', region: 'KS', country: 'US' }],
    ['America/Toronto city', { city: 'Toronto, ON' }],
    ['America/Vancouver city', { city: 'Vancouver', region: 'British Columbia', country: 'CA' }],
    ['Australia/Perth city', { city: 'Perth, WA', country: 'Australia' }],
    ['Australia/Sydney city', { city: 'Sydney NSW' }],
    ['Asia/Seoul city', { city: 'Jeju', country: 'Korea' }],
    ['Asia/Kuala_Lumpur city', { city: 'Kuala Lumpur', country: 'Malaysia' }],
    ['Europe/Stockholm country', { city: 'Varberg', country: 'Sweden' }],
    ['Asia/Tbilisi city', { city: 'Tbilisi', country: 'Georgia' }],
    ['America/New_York city', { city: 'Atlanta', region: 'Georgia', country: 'United States' }],
    ['Asia/Hong_Kong city', { city: 'Hong Kong', country: 'Hong Kong' }],
    ['Asia/Jerusalem country', { city: 'Tel Aviv', country: 'Israel' }],
    ['Europe/Madrid country ?', { city: 'A Coruña', country: 'Spain' }],
    ['Australia/Sydney country ?', { country: 'Avustralya' }],
    ['America/Chicago region ?', { city: 'Paris, TX' }],
    ['Europe/London city', { text: 'Barbican Centre, Silk Street, London' }],
    ['Asia/Singapore city', { text: 'Marina Bay Sands / Singapore', country: 'Singapore' }],
    ['Europe/Istanbul coordinates', { latitude: 41.01, longitude: 28.97, city: 'Londra' }],
    ['Asia/Tokyo given', { timezone: 'asia/tokyo', city: 'İzmir' }],
    ['Europe/Istanbul city', { timezone: 'GMT+3', city: 'İzmir' }],
    ['UTC default ?', {}],
    ['UTC default ?', { city: 'Gotham', country: 'Neverland' }],
    ['UTC default ?', { city: '__proto__', region: 'constructor', country: 'toString' }],
    ['UTC default ?', { city: ',,,;()' }],
  ])('finds %s for %j', (expected, place) => expect(guess(place)).toBe(expected))

  it('takes the default where no place tells the zone', () => {
    expect(guessTimezone({ city: 'Gotham' }, 'Europe/Istanbul')).toMatchObject({
      timezone: 'Europe/Istanbul',
      source: 'default',
    })
  })

  it('is not sure of a city name that stands for cities with different clocks', () => {
    expect(guessTimezone({ city: 'Valencia' }).isCertain).toBe(false)
    expect(guessTimezone({ city: 'Valencia', country: 'İspanya' })).toMatchObject({
      timezone: 'Europe/Madrid',
      isCertain: true,
    })
  })

  it('prefers a city in the default zone where the name alone does not tell, and stays unsure', () => {
    expect(guess({ city: 'Valencia' })).toBe('America/Caracas city ?')
    expect(guessTimezone({ city: 'Valencia' }, 'Europe/Madrid')).toMatchObject({
      timezone: 'Europe/Madrid',
      isCertain: false,
    })
    expect(
      guessTimezone({ city: 'Valencia', country: 'Venezuela' }, 'Europe/Madrid').timezone,
    ).toBe('America/Caracas')
  })

  it('tells the country however it is written', () => {
    const written = ['TR', 'tur', 'Turkey', 'TÜRKİYE', 'türkiye', 'Turkiye', 'Türkiye Cumhuriyeti']
    expect(written.map((country) => guessTimezone({ country }).country)).toEqual(
      written.map(() => 'TR'),
    )
  })

  it('knows all 81 provinces of Turkey by name alone', () => {
    const provinces =
      'Adana Adıyaman Afyonkarahisar Ağrı Aksaray Amasya Ankara Antalya Ardahan Artvin Aydın Balıkesir Bartın Batman ' +
      'Bayburt Bilecik Bingöl Bitlis Bolu Burdur Bursa Çanakkale Çankırı Çorum Denizli Diyarbakır Düzce Edirne Elazığ ' +
      'Erzincan Erzurum Eskişehir Gaziantep Giresun Gümüşhane Hakkari Hatay Iğdır Isparta İstanbul İzmir Kahramanmaraş ' +
      'Karabük Karaman Kars Kastamonu Kayseri Kırıkkale Kırklareli Kırşehir Kilis Kocaeli Konya Kütahya Malatya Manisa ' +
      'Mardin Mersin Muğla Muş Nevşehir Niğde Ordu Osmaniye Rize Sakarya Samsun Siirt Sinop Sivas Şanlıurfa Şırnak ' +
      'Tekirdağ Tokat Trabzon Tunceli Uşak Van Yalova Yozgat Zonguldak'
    const wrong = provinces.split(' ').filter((city) => {
      return guessTimezone({ city }, 'Europe/Istanbul').timezone !== 'Europe/Istanbul'
    })
    expect(provinces.split(' ')).toHaveLength(81)
    expect(wrong).toEqual([])
  })

  it('gives only zones that this platform can compute with', () => {
    const cities = ['Kyiv', 'Mumbai', 'Buenos Aires', 'Montreal', 'Kathmandu', 'Kuala Lumpur']
    const guesses = cities.map((city) => guessTimezone({ city }))
    expect(guesses.map(({ source }) => source)).toEqual(cities.map(() => 'city'))
    for (const { timezone } of guesses) {
      expect(() => new Intl.DateTimeFormat('en', { timeZone: timezone })).not.toThrow()
    }
  })
})

describe('findZone', () => {
  it.each([
    ['Europe/Istanbul', 'Europe/Istanbul'],
    [' EUROPE/ISTANBUL ', 'Europe/Istanbul'],
    ['Turkey', 'Europe/Istanbul'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Europe/Stockholm', 'Europe/Stockholm'],
    ['UTC', 'UTC'],
    ['utc', 'UTC'],
    ['+03:00', null],
    ['GMT+3', null],
    ['Mars/Olympus', null],
    ['', null],
  ])('knows %j as %j', (name, zone) => expect(findZone(name)).toBe(zone))
})
