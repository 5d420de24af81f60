import type { EventDraft } from '@/lib/eventImport/eventDraft'
import { fromMinorUnits } from '@/lib/fromMinorUnits'
import { lexicalParagraphs } from '@/lib/lexicalParagraphs'

const longestLocation = 300

/**
 * What an event says by a file: only what the file tells, so that the rest keeps its value. What has no
 * field of its own is kept in the metadata. Pure.
 */
export function eventDataOf(draft: EventDraft) {
  const { currency, priceMinor, capacity, description } = draft
  const { title, summary, startDate, endDate, timezone, attendanceMode } = draft
  const { virtualUrl, organizer } = draft
  const data = {
    ...{ title, summary, startDate, endDate, timezone, attendanceMode, virtualUrl, organizer },
    location: locationOf(draft),
    description: description === undefined ? undefined : lexicalParagraphs(paragraphs(description)),
    capacity,
    currency,
    price:
      priceMinor === undefined || currency === undefined
        ? undefined
        : fromMinorUnits({ amountMinor: priceMinor, currency }),
    metadata: metadataOf(draft),
  }
  return Object.fromEntries(
    Object.entries(data).filter(([, value]) => value !== undefined),
  ) as Partial<typeof data> &
    Pick<EventDraft, 'attendanceMode' | 'endDate' | 'startDate' | 'timezone' | 'title'>
}

export type EventData = ReturnType<typeof eventDataOf>

const paragraphs = (text: string) =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)

/** Venue, address, city, region and country in one line, each said once. */
function locationOf({ venue, address, city, region, country }: EventDraft): string | undefined {
  const parts: string[] = []
  for (const part of [venue, address, city, region, country]) {
    const said = parts.join(', ').toLocaleLowerCase('tr')
    if (part && !said.includes(part.toLocaleLowerCase('tr'))) parts.push(part)
  }
  const line = parts.join(', ')
  return line === ''
    ? undefined
    : line
        .slice(0, longestLocation)
        .replace(/\p{Cs}/gu, '')
        .trim()
}

function metadataOf(draft: EventDraft): Record<string, unknown> | undefined {
  const { website, address, city, region, country, countryCode, latitude, longitude } = draft
  const own = { website, address, city, region, country, countryCode, latitude, longitude }
  const told = Object.entries(own).filter(([, value]) => value !== undefined)
  const metadata = { ...Object.fromEntries(told), ...draft.metadata }
  return Object.keys(metadata).length > 0 ? metadata : undefined
}
