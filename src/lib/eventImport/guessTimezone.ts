import { getAllTimezones } from 'countries-and-timezones'
import { IANAZone } from 'luxon'
import tzLookup from 'tz-lookup'
import { foldName } from '@/lib/eventImport/foldName'
import {
  type City,
  canonicalZone,
  clockOf,
  findCountry,
  placeIndex,
} from '@/lib/eventImport/placeIndex'

export const timezoneSources = [
  'given',
  'coordinates',
  'city',
  'region',
  'country',
  'default',
] as const
type TimezoneSource = (typeof timezoneSources)[number]

export type Place = {
  timezone?: string
  latitude?: number
  longitude?: number
  city?: string
  region?: string
  country?: string
  /** Free text of the venue and address; looked into only when there is no city. */
  text?: string
}

export type TimezoneGuess = {
  timezone: string
  source: TimezoneSource
  /** False where another zone is not unlikely: the report asks a person to look. */
  isCertain: boolean
  /** ISO 3166 code, where the country is known. */
  country?: string
}

/** From this share of the people on, a country or region counts as having one clock. */
const certainShare = 0.98
/** A city this many times larger than the next of its name is the one that is meant. */
const certainRatio = 5

/** "Kadıköy, İstanbul", "Berlin (Germany)", "Sydney NSW": the names in it, in order. */
const splitParts = (text: string) =>
  text
    .replace(/\s(?=[A-Z]{2,3}$)/, ',')
    .split(/[,;|/()\n]| - /)
    .map((part) => part.trim())
    .filter(Boolean)

const zonesByLowerName = new Map(
  Object.keys(getAllTimezones({ deprecated: true })).map((name) => [name.toLowerCase(), name]),
)

/** The IANA zone of this name as it is written today, whatever the case; or null. */
export function findZone(name: string): string | null {
  const known = zonesByLowerName.get(name.trim().toLowerCase())
  return known && IANAZone.isValidZone(known) ? canonicalZone(known) : null
}

function pickCity(candidates: City[], homeZone: string): { city: City; isCertain: boolean } | null {
  const [largest, next] = [...candidates].sort((a, b) => b.population - a.population)
  if (!largest) return null
  const isAlone = candidates.every((city) => clockOf(city.timezone) === clockOf(largest.timezone))
  const dwarfs = next !== undefined && largest.population >= certainRatio * next.population
  if (isAlone || dwarfs) return { city: largest, isCertain: true }
  const atHome = candidates.find((city) => city.timezone === homeZone)
  return { city: atHome ?? largest, isCertain: false }
}

/**
 * "Portland, OR": is the code one of the United States? Where it is a country's too ("Boston, MA",
 * "Berlin, DE"), a city of the name in that country decides against it unless the state has one.
 */
function isStateCode(code: string, cityName: string): boolean {
  const { cities, regionZones } = placeIndex()
  const folded = foldName(code)
  if (!/^[A-Z]{2}$/.test(code) || !regionZones.has(`US/${folded}`)) return false
  const named = cities.get(foldName(cityName)) ?? []
  const isInState = named.some((city) => city.country === 'US' && city.regions.includes(folded))
  return isInState || !named.some((city) => city.country === findCountry(code))
}

/** Country and region of a place: its own fields first, then what the parts of its city say. */
function readRegion(place: Place, parts: string[]) {
  const { regionZones } = placeIndex()
  let country = place.country ? findCountry(place.country) : null
  let region = place.region ? foldName(place.region) : null
  for (const part of parts.slice(1).reverse()) {
    const folded = foldName(part)
    if (country) {
      if (!region && regionZones.has(`${country}/${folded}`)) region = folded
      continue
    }
    if (isStateCode(part, parts[0] as string)) {
      country = 'US'
      region = folded
    } else {
      country = findCountry(part)
    }
  }
  return { country, region }
}

function guessByPlace(place: Place, homeZone: string): TimezoneGuess | null {
  const { cities, regionZones, countryZones } = placeIndex()
  const parts = splitParts(place.city ?? place.text ?? '')
  const { country, region } = readRegion(place, parts)

  const isHere = (city: City) => !country || city.country === country
  const inRegion = (city: City) => !region || city.regions.includes(region)
  const regionZone = country && region ? regionZones.get(`${country}/${region}`) : undefined
  for (const part of parts) {
    const here = (cities.get(foldName(part)) ?? []).filter(isHere)
    // A region that the data does not know must not hide a city that it knows.
    const picked = pickCity(regionZone ? here.filter(inRegion) : here, homeZone)
    if (!picked) continue
    const { city, isCertain } = picked
    return { timezone: city.timezone, source: 'city', isCertain, country: city.country }
  }
  if (country && regionZone) {
    const { timezone, share } = regionZone
    return { timezone, source: 'region', isCertain: share >= certainShare, country }
  }
  const byName = country ?? (parts[0] ? findCountry(parts[0]) : null)
  const zone = byName ? countryZones.get(byName) : undefined
  if (!byName || !zone) return null
  return {
    timezone: zone.timezone,
    source: 'country',
    isCertain: zone.share >= certainShare,
    country: byName,
  }
}

/**
 * The time zone of a place, and how it was found: named in the file (`given`), by coordinates, by
 * city (with country and state telling cities of one name apart), by state or province, by country
 * (the zone most of its people live by), else the default, which also decides between cities that the
 * name alone does not tell apart. Never throws on any text. Pure.
 */
export function guessTimezone(place: Place, defaultTimezone = 'UTC'): TimezoneGuess {
  const country = (place.country && findCountry(place.country)) || undefined
  const given = place.timezone ? findZone(place.timezone) : null
  if (given) return { timezone: given, source: 'given', isCertain: true, country }
  const { latitude, longitude } = place
  if (latitude !== undefined && longitude !== undefined) {
    const timezone = canonicalZone(tzLookup(latitude, longitude))
    return { timezone, source: 'coordinates', isCertain: true, country }
  }
  return (
    guessByPlace(place, defaultTimezone) ?? {
      timezone: defaultTimezone,
      source: 'default',
      isCertain: false,
      country,
    }
  )
}
