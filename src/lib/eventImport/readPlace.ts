import type { FieldReader, ReportProblem } from '@/lib/eventImport/fieldReader'
import { type Place, findZone, guessTimezone } from '@/lib/eventImport/guessTimezone'

/**
 * Where an event takes place and in which time zone, with the guess named where it is not certain.
 * The default zone is only worth a word where nobody chose it, or where there is a place after all.
 */
export function readPlace(options: {
  fields: FieldReader
  defaultTimezone?: string
  report: ReportProblem
}) {
  const { fields, defaultTimezone, report } = options
  const latitude = fields.degrees('latitude', 90)
  const longitude = fields.degrees('longitude', 180)
  // 0, 0 is what programs write that know no position.
  const isPosition =
    latitude !== undefined && longitude !== undefined && !(latitude === 0 && longitude === 0)
  const position = isPosition ? { latitude, longitude } : {}
  const place: Place = {
    ...position,
    timezone: fields.text('timezone'),
    city: fields.line('city'),
    region: fields.line('region'),
    country: fields.line('country'),
    text: [fields.text('venue'), fields.text('address')].filter(Boolean).join(', ') || undefined,
  }
  const hasPlace = Boolean(place.city ?? place.text) || isPosition
  const guess = guessTimezone(place, defaultTimezone)
  const { timezone, source, isCertain, country } = guess

  if (place.country && !country) report('COUNTRY_UNKNOWN', 'country', { value: place.country })
  if (place.timezone && !findZone(place.timezone)) {
    report('TIMEZONE_UNKNOWN', 'timezone', { value: place.timezone, timezone })
  } else if (source === 'default') {
    if (!defaultTimezone || hasPlace) report('TIMEZONE_DEFAULT', 'timezone', { timezone })
  } else if (!isCertain) {
    const value = [place.city ?? place.text, place.region, place.country].filter(Boolean).join(', ')
    report('TIMEZONE_UNCERTAIN', place.city ? 'city' : 'country', { value, timezone })
  }
  return {
    hasPlace,
    /** What tells places apart in the identity of an event. */
    name: [place.city ?? place.text, country ?? place.country].filter(Boolean).join(' '),
    timezone,
    draft: {
      timezone,
      timezoneSource: source,
      venue: fields.line('venue'),
      address: fields.line('address'),
      city: place.city,
      region: place.region,
      country: place.country,
      countryCode: country,
      ...position,
    },
  }
}
