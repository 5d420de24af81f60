import { type CityData, cityMapping } from 'city-timezones'
import { getAllCountries, getTimezone } from 'countries-and-timezones'
import tzLookup from 'tz-lookup'
import { foldName } from '@/lib/eventImport/foldName'
import { cityAliases, countryAliases, regionAliases } from '@/lib/eventImport/placeAliases'

export type City = {
  country: string
  /** Folded names of its state or province, the two-letter code among them. */
  regions: string[]
  timezone: string
  population: number
}

/** Zone that most people of a country or region live by, and the share that shares its clock. */
type MainZone = { timezone: string; share: number }

const zonesOfIntl = new Set(Intl.supportedValuesOf('timeZone'))

/**
 * The name of a zone as people write it today: `Europe/Kiev` is `Europe/Kyiv`, `Asia/Chongqing` is
 * `Asia/Shanghai`. Zones that merely keep the same clock (`Europe/Stockholm`, which the IANA data
 * folds into Berlin) keep their own name.
 */
export function canonicalZone(name: string): string {
  const alias = getTimezone(name)?.aliasOf
  if (name === 'UTC' || name === 'Etc/UTC') return 'UTC'
  if (!alias || (zonesOfIntl.has(name) && zonesOfIntl.has(alias))) return name
  return alias
}

function makeCountryIndex(): Map<string, string> {
  const index = new Map<string, string>()
  const names = (['en', 'tr'] as const).map(
    (locale) => new Intl.DisplayNames(locale, { type: 'region' }),
  )
  for (const { id, name } of Object.values(getAllCountries())) {
    index.set(foldName(id), id)
    index.set(foldName(name), id)
    for (const named of names) index.set(foldName(named.of(id) ?? id), id)
  }
  for (const city of cityMapping) {
    if (city.iso3?.length === 3 && city.iso2?.length === 2)
      index.set(foldName(city.iso3), city.iso2)
  }
  for (const [name, id] of Object.entries(countryAliases)) index.set(foldName(name), id)
  return index
}

/** Zones with the same clock give the same text. */
export function clockOf(timezone: string): string {
  const zone = getTimezone(timezone)
  return zone ? `${zone.utcOffset}/${zone.dstOffset}` : timezone
}

/** Zones whose clocks agree count together: what matters is the hour, not the name. */
function mainZone(cities: City[]): MainZone {
  const byClock = new Map<string, { population: number; zones: Map<string, number> }>()
  let total = 0
  for (const { timezone, population } of cities) {
    const clock = byClock.get(clockOf(timezone)) ?? { population: 0, zones: new Map() }
    clock.population += population
    clock.zones.set(timezone, (clock.zones.get(timezone) ?? 0) + population)
    byClock.set(clockOf(timezone), clock)
    total += population
  }
  const [largest] = [...byClock.values()].sort((a, b) => b.population - a.population)
  const [zone] = [...(largest?.zones ?? [])].sort((a, b) => b[1] - a[1])
  return { timezone: zone?.[0] ?? 'UTC', share: (largest?.population ?? 0) / Math.max(total, 1) }
}

function toCity(data: CityData): City {
  const codes = Object.entries(regionAliases[data.iso2] ?? {})
    .filter(([, name]) => foldName(name) === foldName(data.province ?? ''))
    .map(([code]) => code)
  return {
    country: data.iso2,
    regions: [data.province, data.state_ansi, ...codes].filter(Boolean).map(foldName),
    timezone: canonicalZone(data.timezone ?? tzLookup(data.lat, data.lng)),
    population: Math.max(data.pop ?? 0, 1),
  }
}

function group<T>(items: T[], keysOf: (item: T) => string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    for (const key of new Set(keysOf(item))) {
      const members = groups.get(key)
      if (members) members.push(item)
      else groups.set(key, [item])
    }
  }
  return groups
}

function makeIndex() {
  const named = cityMapping.map((data) => ({
    names: [data.city, data.city_ascii, data.exactCity].filter(Boolean).map(foldName),
    city: toCity(data),
  }))
  const cities = new Map(
    [...group(named, ({ names }) => names)].map(([name, found]) => [
      name,
      found.map((f) => f.city),
    ]),
  )
  for (const [name, country, known] of cityAliases) {
    const city = cities.get(foldName(known))?.find((candidate) => candidate.country === country)
    const others = cities.get(foldName(name)) ?? []
    if (city) cities.set(foldName(name), [...others, city])
  }
  const all = named.map(({ city }) => city)
  const mainZones = (groups: Map<string, City[]>) =>
    new Map([...groups].map(([key, members]) => [key, mainZone(members)]))
  const countryZones = mainZones(group(all, (city) => [city.country]))
  for (const { id, timezones } of Object.values(getAllCountries())) {
    const [timezone] = timezones
    if (timezone && !countryZones.has(id))
      countryZones.set(id, { timezone, share: 1 / timezones.length })
  }
  return {
    countries: makeCountryIndex(),
    cities,
    regionZones: mainZones(
      group(all, (city) => city.regions.map((region) => `${city.country}/${region}`)),
    ),
    countryZones,
  }
}

let index: ReturnType<typeof makeIndex> | undefined

/** Cities, regions and countries by folded name; built on first use (about 0.1 s), then kept. */
export function placeIndex(): ReturnType<typeof makeIndex> {
  index ??= makeIndex()
  return index
}

/** ISO 3166 code of a country by its English or Turkish name, code or usual short form; or null. */
export function findCountry(name: string): string | null {
  return placeIndex().countries.get(foldName(name)) ?? null
}
